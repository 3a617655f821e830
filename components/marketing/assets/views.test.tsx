import { screen, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import type { HouseDouble } from '../house-double'
import { MarketingPage } from '../MarketingPage'
import { makeAsset, makeHouse, makeSend } from '../test/house-rows'
import { giveHeights, openHouse } from '../test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const page = (n: number, median: number, viewings = 2) => ({ page: n, median, viewings })
const use = () => screen.findByRole('region', { name: 'Use' })

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({
    assets: [makeAsset('roi', { title: 'ROI sheet' }), makeAsset('faq', { title: 'FAQ' })],
    sends: [makeSend('roi', { tracked: true }), makeSend('roi', { at: 5 }), makeSend('faq')],
  })
})

it('says who opened an asset, and how long its pages were looked at', async () => {
  const pages = [page(1, 12_400, 3), page(2, 65_000), page(4, 300, 1)]
  current.house.state.views = { roi: { human: 2, unsure: 1, machine: 4, pages } }
  openHouse(<MarketingPage />, '#/assets/roi')
  const place = within(await use())
  expect(await place.findByText('7 openings: 2 by people, 1 unsure, 4 by machines')).toBeInTheDocument()
  expect(place.getByText('0 of 1 send with a tracked link, by a person')).toBeInTheDocument()
  expect(place.getByText(/Machines are scanners of mail/)).toBeInTheDocument()
  const rows = within(place.getByRole('table')).getAllByRole('row').slice(1)
  expect(rows.map((row) => row.textContent)).toEqual([
    'Page 112 s3 viewings',
    'Page 21 min 5 s2 viewings',
    'Page 4under 1 s1 viewing',
  ])
})

it('shows the first pages of a long one, and the rest when asked', async () => {
  const pages = Array.from({ length: 40 }, (_, n) => page(n + 1, 1000))
  current.house.state.views = { roi: { human: 1, unsure: 0, machine: 0, pages } }
  const { user } = openHouse(<MarketingPage />, '#/assets/roi')
  const place = within(await use())
  expect(await place.findAllByRole('row')).toHaveLength(13)
  expect(place.queryByText(/Machines are scanners/)).toBeNull()
  await user.click(place.getByRole('button', { name: 'Show all 40 pages' }))
  expect(place.getAllByRole('row')).toHaveLength(41)
})

it('says nothing of views where no link could tell of any', async () => {
  openHouse(<MarketingPage />, '#/assets/faq')
  const place = within(await use())
  expect(await place.findByText('Ann Lee')).toBeInTheDocument()
  expect(place.queryByText('Opened')).toBeNull()
})

it('has a column of views in the library, of sends with a link only', async () => {
  openHouse(<MarketingPage />, '#/assets')
  const cells = async (name: string) =>
    within((await screen.findByRole('rowheader', { name: new RegExp(name) })).closest('tr')!)
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
  expect((await cells('ROI sheet'))[3]).toBe('0 of 1')
  expect((await cells('FAQ'))[3]).toBe('–')
})

it('has none where nothing went out with a link', async () => {
  current.house.state.sends = [makeSend('roi')]
  openHouse(<MarketingPage />, '#/assets')
  expect(await screen.findByRole('columnheader', { name: /Leads/ })).toBeInTheDocument()
  expect(screen.queryByRole('columnheader', { name: /Viewed/ })).toBeNull()
})
