import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ContentRequest } from '../../../lib/domain/content-request'
import type { Objection } from '../../../lib/domain/objection'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { MarketingPage } from '../MarketingPage'
import { DAY, makeAsset, makeHouse } from '../test/house-rows'
import { giveHeights, openHouse } from '../test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const NOW = Date.now()
const said = (id: string, leadId: string, text: string, part: Partial<Objection> = {}): Objection => ({
  id,
  leadId,
  kind: 'objection',
  text,
  member: 'Rita Keller',
  at: NOW - DAY,
  ...part,
})
const wish = (
  id: string,
  text: string,
  votes: number,
  part: Partial<ContentRequest> = {},
): ContentRequest => ({
  id,
  text,
  member: 'Rita Keller',
  at: NOW - DAY,
  votes: Array.from({ length: votes }, (_, n) => ({
    memberId: `m${n}`,
    member: `Rep ${n}`,
    leadId: `${id}${n}`,
    at: NOW - DAY,
  })),
  ...part,
})

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({
    assets: [makeAsset('roi', { title: 'ROI sheet' }), makeAsset('old', { title: 'Old', retired: true })],
    objections: [
      said('1', 'ann', 'Too expensive'),
      said('2', 'bo', 'too expensive!', { answeredBy: 'roi', answeredAt: NOW }),
      said('3', 'cy', 'No SSO?', { kind: 'question' }),
    ],
    requests: [wish('a', 'SSO comparison', 1), wish('b', 'Price list', 3)],
  })
})

const lines = async (name: string) =>
  within(await screen.findByRole('list', { name })).getAllByRole('listitem')

describe('the voice of the buyer', () => {
  it('lists what was said alike once, with its answers and leads; what nothing answered is a gap', async () => {
    const { user } = openHouse(<MarketingPage />)
    await user.click(await screen.findByRole('link', { name: 'Voice of the buyer' }))
    const [first, second] = await lines('Questions and objections')
    expect(first).toHaveTextContent('“Too expensive”Objection · 2 leads')
    expect(first).toHaveTextContent('Answered 1 time with ROI sheet')
    expect(within(first!).getByRole('link', { name: 'ROI sheet' })).toHaveAttribute('href', '#/assets/roi')
    expect(second).toHaveTextContent('“No SSO?”GapQuestion · 1 lead')
    await user.click(within(first!).getByRole('button', { name: 'Show 2 leads' }))
    expect(within(first!).getByRole('list', { name: 'Leads' })).toHaveTextContent('Lead ann · Acme GmbH')
    await user.click(screen.getByRole('radio', { name: 'Gaps, 1' }))
    expect(await lines('Questions and objections')).toHaveLength(1)
    expect(document.title).toBe('Voice of the buyer · Halfdoor')
  })

  it('says what arrives where nothing was said, and why it could not be read', async () => {
    current.house = makeHouse()
    current.house.failNext('objectionList', new ExpectedError('The hub cannot be reached.'))
    const { user } = openHouse(<MarketingPage />, '#/buyer')
    expect(await screen.findByRole('alert')).toHaveTextContent('The hub cannot be reached.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'What buyers say arrives here' })).toBeVisible()
  })
})

describe('requests', () => {
  const open = async () => {
    const opened = openHouse(<MarketingPage />, '#/buyer/requests')
    return { ...opened, rows: await lines('Requests') }
  }

  it('stand with those that most want first, and who is behind them', async () => {
    const { rows, user } = await open()
    expect(rows[0]).toHaveTextContent('“Price list”3 reps · first Rita Keller')
    expect(rows[1]).toHaveTextContent('“SSO comparison”1 rep')
    await user.click(within(rows[0]!).getByRole('button', { name: 'Show 3 leads' }))
    expect(within(rows[0]!).getByRole('list', { name: 'Leads' })).toHaveTextContent(
      'Lead b0 · Acme GmbH · Rep 0',
    )
  })

  it('are shipped with the asset that each became', async () => {
    const { rows, user } = await open()
    await user.click(within(rows[0]!).getByRole('button', { name: 'Answer “Price list”' }))
    await user.click(screen.getByRole('radio', { name: 'Ship' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Choose the asset that it became.')
    await user.click(screen.getByRole('combobox', { name: 'Which asset it became' }))
    expect(screen.queryByRole('option', { name: 'Old' })).toBeNull()
    await user.click(await screen.findByRole('option', { name: 'ROI sheet' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(async () => expect(await lines('Requests')).toHaveLength(1))
    expect(current.house.state.requests?.find(({ id }) => id === 'b')?.outcome).toMatchObject({
      kind: 'shipped',
      assetId: 'roi',
      by: 'Mei Tan',
    })
    await user.click(screen.getByRole('radio', { name: 'Done, 1' }))
    const [done] = await lines('Requests')
    expect(done).toHaveTextContent('“Price list”Shipped')
    expect(done).toHaveTextContent('ROI sheet · Mei Tan')
  })

  it('are declined with why, or planned without a word', async () => {
    const { rows, user } = await open()
    await user.click(within(rows[0]!).getByRole('button', { name: 'Answer “Price list”' }))
    await user.click(screen.getByRole('radio', { name: 'Decline' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Say why, so that the rep can tell the lead.')).toBeVisible()
    await user.click(screen.getByRole('radio', { name: 'Plan' }))
    current.house.failNext('requestAnswer', new Error('gone'))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The answer was not saved.', { exact: false })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(current.house.state.requests?.[1]?.outcome?.kind).toBe('planned'))
  })

  it('say what arrives where there are none', async () => {
    current.house = makeHouse()
    openHouse(<MarketingPage />, '#/buyer/requests')
    expect(await screen.findByRole('heading', { name: 'Requests arrive here' })).toBeVisible()
  })
})
