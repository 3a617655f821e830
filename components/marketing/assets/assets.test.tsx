import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { invalidateNouns } from '../house-queries'
import { MarketingPage } from '../MarketingPage'
import { DAY, makeAsset, makeHouse, makeSend } from '../test/house-rows'
import { giveHeights, openHouse } from '../test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const NOW = Date.now()
const roi = makeAsset('roi', {
  title: 'ROI sheet',
  type: 'roi',
  stages: ['intent'],
  personas: ['Finance'],
  topics: ['price'],
})
const old = makeAsset('old', { title: 'Price list', validTo: NOW - 10 * DAY })
const dusty = makeAsset('dusty', { title: 'Dusty guide', owner: 'Mei Tan' })
const inside = makeAsset('inside', { title: 'Battle card', internal: true })
const gone = makeAsset('gone', { title: 'Old slides', retired: true })
const stale = makeAsset('stale', { title: 'Stale webinar', validTo: NOW - DAY })
const sends = [
  makeSend('roi', { leadName: 'Ann Lee', at: NOW - 3 * DAY }),
  makeSend('roi', { leadName: 'Ann Lee', at: NOW - 2 * DAY, outcome: 'copied' }),
  makeSend('roi', { leadName: 'Bo Chen', at: NOW - 5 * DAY }),
  makeSend('old', { at: NOW - 9 * DAY }),
  makeSend('stale', { at: NOW - 30 * DAY }),
]

const titles = () =>
  screen.getAllByRole('rowheader').map((head) => within(head).getByRole('link').textContent)
const rowOf = (title: string) => screen.getByRole('link', { name: title }).closest('tr')!

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({ assets: [roi, old, dusty, inside, gone, stale], sends })
})

describe('the assets table', () => {
  it('says the number first: what is there, what was never used', async () => {
    openHouse(<MarketingPage />, '#/assets')
    // Retired ones are out of it, and an internal one cannot be used.
    expect(
      await screen.findByRole('heading', { level: 1, name: '5 assets, 1 never used' }),
    ).toBeInTheDocument()
  })

  it('counts copies apart from what was sent, and shows leads and the last use of each', async () => {
    openHouse(<MarketingPage />, '#/assets')
    await screen.findByRole('link', { name: 'ROI sheet' })
    const cells = within(rowOf('ROI sheet'))
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
    expect(cells.slice(0, 3)).toEqual(['2', '1', '2'])
    expect(within(rowOf('ROI sheet')).getByRole('time')).toHaveAttribute(
      'datetime',
      new Date(NOW - 2 * DAY).toISOString(),
    )
    expect(rowOf('Dusty guide')).toHaveTextContent('Never used')
    expect(rowOf('Price list')).toHaveTextContent('1 sent although expired')
    expect(rowOf('Stale webinar')).toHaveTextContent('Expired')
    expect(rowOf('Stale webinar')).not.toHaveTextContent('although')
    expect(rowOf('Battle card')).toHaveTextContent('Internal')
    expect(rowOf('Battle card')).not.toHaveTextContent('Never used')
  })

  it('filters by what is wrong, with counts', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets')
    await screen.findByRole('link', { name: 'ROI sheet' })
    for (const [name, shown] of [
      ['Never used, 1', ['Dusty guide']],
      ['Expired, 2', ['Price list', 'Stale webinar']],
      ['Sent although expired, 1', ['Price list']],
      ['Retired, 1', ['Old slides']],
    ] as const) {
      await user.click(screen.getByRole('radio', { name }))
      expect(titles().toSorted()).toEqual(shown)
    }
  })

  it('finds by all words, in title, persona, topic, owner and type', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets')
    await screen.findByRole('link', { name: 'ROI sheet' })
    const search = screen.getByRole('searchbox', { name: 'Search assets' })
    await user.type(search, 'finance price')
    await waitFor(() => expect(titles()).toEqual(['ROI sheet']))
    await user.clear(search)
    await user.type(search, 'mei guide')
    await waitFor(() => expect(titles()).toEqual(['Dusty guide']))
    await user.type(search, ' nowhere')
    await user.click(await screen.findByRole('button', { name: 'Show all assets' }))
    await waitFor(() => expect(titles()).toHaveLength(5))
  })

  it('sorts by every column, down first for numbers, and says so', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets')
    await screen.findByRole('link', { name: 'ROI sheet' })
    expect(screen.getByRole('columnheader', { name: 'Sent' })).toHaveAttribute('aria-sort', 'descending')
    expect(titles()[0]).toBe('ROI sheet')
    await user.click(screen.getByRole('button', { name: 'Asset' }))
    expect(titles()).toEqual(['Battle card', 'Dusty guide', 'Price list', 'ROI sheet', 'Stale webinar'])
    await user.click(screen.getByRole('button', { name: 'Asset' }))
    expect(screen.getByRole('columnheader', { name: 'Asset' })).toHaveAttribute('aria-sort', 'descending')
    expect(titles()[0]).toBe('Stale webinar')
    await user.click(screen.getByRole('button', { name: 'Last used' }))
    expect(titles().slice(0, 3)).toEqual(['ROI sheet', 'Price list', 'Stale webinar'])
    await user.click(screen.getByRole('button', { name: 'Copied' }))
    await user.click(screen.getByRole('button', { name: 'Copied' }))
    expect(titles().at(-1)).toBe('ROI sheet')
  })

  it('keeps few rows in the page for 5,000 assets, and tells how many there are', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => makeAsset(`n${index}`))
    current.house = makeHouse({ assets: many })
    openHouse(<MarketingPage />, '#/assets')
    expect(
      await screen.findByRole('heading', { level: 1, name: '5,000 assets, 5,000 never used' }),
    ).toBeInTheDocument()
    expect(screen.getAllByRole('rowheader').length).toBeLessThan(40)
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '5001')
  })

  it('counts a new send as the worker says so', async () => {
    const { client } = openHouse(<MarketingPage />, '#/assets')
    await screen.findByRole('link', { name: 'Dusty guide' })
    current.house.state.sends = [...sends, makeSend('dusty')]
    invalidateNouns(client, ['send'])
    expect(
      await screen.findByRole('heading', { level: 1, name: '5 assets, 0 never used' }),
    ).toBeInTheDocument()
  })

  it('says in words that the library did not come, and asks again', async () => {
    current.house.failNext('assetUseList', new ExpectedError('The workspace is being upgraded. Try again.'))
    const { user } = openHouse(<MarketingPage />, '#/assets')
    expect(await screen.findByRole('alert')).toHaveTextContent('The workspace is being upgraded.')
    expect(screen.getByRole('heading', { level: 1, name: 'Assets' })).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('link', { name: 'ROI sheet' })).toBeInTheDocument()
  })

  it('offers import where there are leads and no assets, the sample where there is nothing', async () => {
    current.house = makeHouse({ assets: [] })
    openHouse(<MarketingPage />, '#/assets')
    expect(await screen.findByRole('link', { name: 'Import assets' })).toHaveAttribute('href', '#/import')
    expect(screen.getByRole('link', { name: 'New asset' })).toHaveAttribute('href', '#/assets/new')
    expect(screen.queryByRole('button', { name: 'Fill the sample workspace' })).toBeNull()
  })
})
