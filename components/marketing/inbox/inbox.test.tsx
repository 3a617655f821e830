import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { invalidateNouns } from '../house-queries'
import { MarketingPage } from '../MarketingPage'
import { DAY, makeFeedback, makeHouse } from '../test/house-rows'
import { giveHeights, openHouse } from '../test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const NOW = Date.now()
const ann = makeFeedback('ann', {
  name: 'Ann Lee',
  at: NOW - 1 * DAY,
  verdict: 'notYet',
  reason: 'badTiming',
})
const bo = makeFeedback('bo', {
  name: 'Bo Chen',
  at: NOW - 2 * DAY,
  verdict: 'bad',
  reason: 'wrongIndustry',
  note: 'They build ships.',
})
const cy = makeFeedback('cy', { name: 'Cy Rossi', at: NOW - 3 * DAY, verdict: 'good', seenAt: NOW - 2 * DAY })
const di = makeFeedback('di', {
  name: 'Di Novak',
  at: NOW - 4 * DAY,
  seenAt: NOW - 3 * DAY,
  answer: { kind: 'stays', note: 'it counts everywhere', by: 'Mei Tan', at: NOW - 3 * DAY },
})

const rowsShown = () => screen.queryAllByRole('listitem').filter((item) => item.ariaPosInSet)
const list = () => screen.getByRole('list', { name: 'Verdicts' })
const row = (name: string) => within(list()).getByRole('link', { name: new RegExp(name) })
const answerPart = () => screen.getByRole('region', { name: 'Marketing’s answer' })

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({ feedback: [ann, bo, cy, di] })
})

describe('the inbox', () => {
  it('says the number first and lists the newest verdict first', async () => {
    openHouse(<MarketingPage />)
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('2 new of 4 verdicts')
    expect(document.title).toBe('2 new · Inbox · Halfdoor')
    await screen.findByRole('link', { name: /Ann Lee/ })
    const names = within(list())
      .getAllByRole('link')
      .map((link) => /(Ann|Bo|Cy|Di)/.exec(link.textContent)![0])
    expect(names).toEqual(['Ann', 'Bo', 'Cy', 'Di'])
    expect(row('Ann Lee')).toHaveTextContent('Not yet')
    expect(row('Ann Lee')).toHaveTextContent('Bad timing')
    expect(screen.getByRole('link', { name: 'Inbox, 2 new' })).toHaveAttribute('aria-current', 'page')
  })

  it('marks a verdict as seen by opening it, and keeps it in the list of new ones', async () => {
    const { user } = openHouse(<MarketingPage />)
    await user.click(await screen.findByRole('radio', { name: 'New, 2' }))
    await user.click(await screen.findByRole('link', { name: /Bo Chen/ }))
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('1 new of 4'))
    expect(current.house.state.feedback.find(({ id }) => id === 'bo')?.seenAt).toBeDefined()
    expect(row('Bo Chen')).toHaveTextContent('Seen')
    await user.click(screen.getByRole('radio', { name: 'All, 4' }))
    await screen.findByRole('link', { name: /Cy Rossi/ })
    await user.click(screen.getByRole('radio', { name: 'New, 1' }))
    await waitFor(() => expect(rowsShown()).toHaveLength(1))
    expect(row('Ann Lee')).toHaveTextContent('New')
  })

  it('filters by state, verdict and words, and finds the way back from nothing', async () => {
    const { user } = openHouse(<MarketingPage />)
    await user.click(await screen.findByRole('radio', { name: 'Answered, 1' }))
    await waitFor(() => expect(rowsShown()).toHaveLength(1))
    expect(row('Di Novak')).toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'All, 4' }))
    await user.click(screen.getByRole('combobox', { name: 'Verdict' }))
    await user.click(await screen.findByRole('option', { name: 'Good lead' }))
    await waitFor(() => expect(rowsShown()).toHaveLength(1))
    expect(await screen.findByRole('link', { name: /Cy Rossi/ })).toBeInTheDocument()
    await user.type(screen.getByRole('searchbox', { name: 'Search verdicts' }), 'ships')
    await user.click(await screen.findByRole('button', { name: 'Show all verdicts' }))
    await waitFor(() => expect(rowsShown()).toHaveLength(4))
    expect(screen.getByRole('searchbox', { name: 'Search verdicts' })).toHaveValue('')
    await user.type(screen.getByRole('searchbox', { name: 'Search verdicts' }), 'ships')
    await waitFor(() => expect(rowsShown()).toHaveLength(1))
    expect(row('Bo Chen')).toBeInTheDocument()
  })

  it('asks page after page for a long list', async () => {
    const many = Array.from({ length: 90 }, (_, index) =>
      makeFeedback(`n${index}`, { at: NOW - index * DAY }),
    )
    current.house = makeHouse({ feedback: many }, 40)
    openHouse(<MarketingPage />)
    await screen.findByRole('link', { name: /Lead n0/ })
    expect(within(list()).getAllByRole('listitem').length).toBeLessThan(25)
    expect(list().style.height).toBe(`${40 * 64}px`)
    const box = list().parentElement!
    Object.defineProperty(box, 'scrollTop', { value: 35 * 64, configurable: true })
    fireEvent.scroll(box)
    await waitFor(() => expect(Number.parseInt(list().style.height)).toBe(80 * 64))
    expect(await screen.findByRole('link', { name: /Lead n41\b/ })).toBeInTheDocument()
  })

  it('shows what changed as the worker says so', async () => {
    const { client } = openHouse(<MarketingPage />)
    await screen.findByRole('link', { name: /Ann Lee/ })
    current.house.state.feedback = [
      ...current.house.state.feedback,
      makeFeedback('eve', { name: 'Eve Okoye' }),
    ]
    invalidateNouns(client, ['feedback'])
    expect(await screen.findByRole('link', { name: /Eve Okoye/ })).toBeInTheDocument()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('3 new of 5 verdicts')
  })

  it('says in words that the list did not come, and asks again', async () => {
    current.house.failNext('feedbackList', new ExpectedError('The workspace is being upgraded. Try again.'))
    const { user } = openHouse(<MarketingPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('The workspace is being upgraded.')
    expect(screen.getByRole('heading', { level: 1, name: 'Inbox' })).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('link', { name: /Ann Lee/ })).toBeInTheDocument()
  })
})

describe('the keyboard in the inbox', () => {
  it('moves by j, k and arrows and opens by Enter; opened, j and k go on and the focus follows', async () => {
    const { user } = openHouse(<MarketingPage />)
    await screen.findByRole('link', { name: /Ann Lee/ })
    await user.keyboard('j')
    await waitFor(() => expect(row('Ann Lee')).toHaveFocus())
    await user.keyboard('j')
    await waitFor(() => expect(row('Bo Chen')).toHaveFocus())
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(row('Cy Rossi')).toHaveFocus())
    await user.keyboard('k')
    await waitFor(() => expect(row('Bo Chen')).toHaveFocus())
    expect(location.hash).toBe('')
    await user.keyboard('{Enter}')
    const heading = await screen.findByRole('heading', { level: 2, name: /Bo Chen/ })
    await waitFor(() => expect(heading).toHaveFocus())
    expect(location.hash).toBe('#/inbox/bo')
    await user.keyboard('j')
    await waitFor(() => expect(screen.getByRole('heading', { level: 2, name: /Cy Rossi/ })).toHaveFocus())
    await user.keyboard('kk')
    await waitFor(() => expect(screen.getByRole('heading', { level: 2, name: /Ann Lee/ })).toHaveFocus())
  })

  it('goes to the answer by a, and leaves letters in a field alone', async () => {
    const { user } = openHouse(<MarketingPage />, '#/inbox/bo')
    await screen.findByRole('heading', { level: 2, name: /Bo Chen/ })
    await user.keyboard('a')
    expect(within(answerPart()).getByRole('radio', { name: 'Thank you' })).toHaveFocus()
    await user.click(screen.getByRole('searchbox', { name: 'Search verdicts' }))
    await user.keyboard('ja')
    expect(screen.getByRole('searchbox', { name: 'Search verdicts' })).toHaveValue('ja')
    expect(location.hash).toBe('#/inbox/bo')
  })
})

describe('an opened verdict', () => {
  it('shows the rep’s words and what the rep saw, none of it to edit', async () => {
    openHouse(<MarketingPage />, '#/inbox/bo')
    const article = await screen.findByRole('article')
    expect(article).toHaveTextContent('Bo Chen · Acme GmbH')
    expect(article).toHaveTextContent('Wrong industry')
    expect(article).toHaveTextContent('Permanent')
    expect(article).toHaveTextContent('They build ships.')
    expect(article).toHaveTextContent('Rita Keller')
    const snapshot = within(article).getByRole('region', { name: 'As the rep saw it' })
    for (const words of [
      'Consideration',
      '8 in 10',
      'Pricing page',
      '+13.2',
      '“Zero-trust rollout”',
      'Last 1 of 7 touchpoints',
      'Web form',
      'Stage modelversion 1',
    ])
      expect(snapshot).toHaveTextContent(words)
    expect(snapshot).toHaveTextContent('CampaignNot known')
    expect(within(article).queryByRole('textbox')).toBeNull()
    expect(document.title).toBe('Bo Chen · Inbox · Halfdoor')
  })

  it('tells a temporary reason from a permanent one', async () => {
    openHouse(<MarketingPage />, '#/inbox/ann')
    const article = await screen.findByRole('article')
    expect(article).toHaveTextContent('Temporary')
    expect(article).toHaveTextContent('By default: nurture for 60 days')
    expect(article).not.toHaveTextContent('Permanent')
  })

  it('opens by its link also past the first page, and says when it is gone', async () => {
    const many = Array.from({ length: 9 }, (_, index) => makeFeedback(`n${index}`, { at: NOW - index * DAY }))
    current.house = makeHouse({ feedback: many }, 3)
    openHouse(<MarketingPage />, '#/inbox/n8')
    expect(await screen.findByRole('heading', { level: 2, name: /Lead n8/ })).toBeInTheDocument()
    expect(current.house.asked.some(({ name }) => name === 'feedbackGet')).toBe(true)
  })

  it('says that a verdict is gone', async () => {
    openHouse(<MarketingPage />, '#/inbox/nobody')
    expect(await screen.findByRole('heading', { name: 'This verdict is gone' })).toBeInTheDocument()
  })
})

describe('with no verdicts', () => {
  it('offers the sample only in an empty workspace, and fills it', async () => {
    current.house = makeHouse({
      leads: 0,
      touchpoints: 0,
      sampleRows: { feedback: [ann], assets: [], sends: [], leads: 40, touchpoints: 812 },
    })
    const { user } = openHouse(<MarketingPage />)
    expect(await screen.findByRole('heading', { name: 'Verdicts arrive here' })).toBeInTheDocument()
    await user.click(await screen.findByRole('button', { name: 'Fill the sample workspace' }))
    expect(await screen.findByRole('link', { name: /Ann Lee/ })).toBeInTheDocument()
    await user.click(await screen.findByRole('button', { name: 'Remove it' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog).toHaveTextContent('40 leads, 812 touchpoints, no assets, 1 verdict and no sends')
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }))
    expect(await screen.findByText(/Sample workspace removed. Left: nothing yet/)).toBeInTheDocument()
    expect(await screen.findByRole('heading', { name: 'Verdicts arrive here' })).toBeInTheDocument()
  })

  it('offers no sample where leads are', async () => {
    current.house = makeHouse()
    openHouse(<MarketingPage />)
    expect(await screen.findByRole('heading', { name: 'Verdicts arrive here' })).toBeInTheDocument()
    await waitFor(() =>
      expect(current.house.asked.some(({ name }) => name === 'workspaceSummary')).toBe(true),
    )
    expect(screen.queryByRole('button', { name: 'Fill the sample workspace' })).toBeNull()
  })
})
