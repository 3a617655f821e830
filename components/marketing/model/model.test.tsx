import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { finish } from '../../../lib/domain/learning/steps'
import { startLearning, type LearningResult } from '../../../lib/domain/learning/workspace-learning'
import { DEFAULT_MODEL } from '../../../lib/domain/journey-model'
import { makeRandom } from '../../../lib/domain/random'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { MarketingPage } from '../MarketingPage'
import { DAY, makeDispute, makeHouse } from '../test/house-rows'
import { giveHeights, openHouse } from '../test/open-house'
import type { LearnProgress } from './learn-client'

type Learn = (days: number, tell: (progress: LearnProgress) => void, signal: AbortSignal) => Promise<void>
const current = vi.hoisted(() => ({
  house: undefined as unknown as HouseDouble,
  learn: undefined as unknown as Learn,
}))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))
vi.mock('./learn-client', () => ({
  learnFromOutcomes: (...input: Parameters<Learn>) => current.learn(...input),
}))

const NOW = Date.now()

/** What the worker would have learned from leads that win by case studies. */
function learnedFrom(count: number): LearningResult {
  const random = makeRandom('outcomes')
  const learning = startLearning(DEFAULT_MODEL, 30, NOW)
  for (let i = 0; i < count; i++) {
    const first = 60 + Math.floor(random() * 300)
    const isReader = random() < 0.4
    const touchpoints = Array.from({ length: 4 }, (_, at) => ({
      type: isReader && at > 1 ? ('casestudy.viewed' as const) : ('page.viewed' as const),
      at: NOW - (first - at * 7) * DAY,
    }))
    const isWon = random() < (isReader ? 0.8 : 0.1)
    const at = NOW - (isWon ? first - 32 : first - 60) * DAY
    const booked = isWon ? [{ type: 'review.security' as const, at: at + DAY }] : []
    const anchors = [{ kind: isWon ? ('won' as const) : ('lost' as const), at }]
    learning.visit({ id: `made-${i}`, anchors, touchpoints: [...touchpoints, ...booked] })
  }
  return finish(learning.finish())
}

const learningOf = (result: LearningResult) => ({ id: 'l1', at: NOW, base: 1, decided: false, result })
const open = () => openHouse(<MarketingPage />, '#/model')
const heading = () => screen.findByRole('heading', { level: 1 })
const table = (name: string) => screen.findByRole('table', { name })

beforeEach(() => {
  giveHeights()
  current.house = makeHouse()
  current.learn = () => Promise.reject(new Error('not asked for here'))
})

describe('the stage model', () => {
  it('is read out in points and plain words', async () => {
    open()
    expect(await heading()).toHaveTextContent('Stage model, version 1 the defaults')
    const intent = await screen.findByRole('region', { name: 'Intent' })
    expect(intent).toHaveTextContent(
      'Needs 45 points in all, 20 of them from Intent or later. Points halve every 45 days; together they count 90 at most.',
    )
    const rows = within(intent)
      .getAllByRole('listitem')
      .map((row) => row.textContent)
    expect(rows).toContain('Pricing page15')
    expect(rows).toContain('Sent a form: product40')
    expect(await screen.findByRole('region', { name: 'Interest' })).toHaveTextContent('Marked as spam−40')
    expect(screen.getByRole('link', { name: 'Stage model' })).toHaveAttribute('aria-current', 'page')
    expect(screen.getByText(/No stage is disputed/)).toBeInTheDocument()
  })

  it('is changed into a new version, and gone back from', async () => {
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'Change it' }))
    const save = screen.getByRole('button', { name: 'Save as version 2' })
    expect(save).toBeDisabled()
    const pricing = screen.getByRole('textbox', { name: 'Pricing page, points' })
    await user.clear(pricing)
    await user.type(pricing, '30')
    const intent = within(screen.getByRole('group', { name: 'Intent' }))
    await user.clear(intent.getByRole('textbox', { name: 'Needs in all' }))
    expect(save).toBeDisabled()
    expect(screen.getByText('Intent: the points in all are a number from 0 to 1,000.')).toBeInTheDocument()
    await user.type(intent.getByRole('textbox', { name: 'Needs in all' }), '10')
    expect(screen.getByText('A later stage may not need less than an earlier one.')).toBeInTheDocument()
    await user.clear(intent.getByRole('textbox', { name: 'Needs in all' }))
    await user.type(intent.getByRole('textbox', { name: 'Needs in all' }), '50')
    expect(screen.getByText('2 changes: Pricing page 15 → 30 · Intent needs 45 → 50')).toBeInTheDocument()
    await user.type(screen.getByRole('textbox', { name: 'Why it changes' }), 'Pricing wins deals')
    await user.click(save)
    await waitFor(async () =>
      expect(await heading()).toHaveTextContent('Stage model, version 2 edited by Mei Tan'),
    )
    const versions = screen.getByRole('list', { name: 'Versions' })
    expect(versions).toHaveTextContent('From version 1: Pricing page 15 → 30 · Intent needs 45 → 50')
    expect(versions).toHaveTextContent('“Pricing wins deals”')
    await user.click(screen.getByRole('button', { name: 'Go back to version 1' }))
    await waitFor(async () => expect(await heading()).toHaveTextContent('version 1'))
    expect(screen.getByRole('button', { name: 'Put version 2 in force' })).toBeInTheDocument()
  })

  it('lets a touchpoint count that has no points', async () => {
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'Change it' }))
    await user.click(screen.getByRole('button', { name: 'Let it count' }))
    const points = screen.getByRole('textbox', { name: 'E-mail sent, points' })
    await user.clear(points)
    await user.type(points, '1,5')
    await user.click(screen.getByRole('button', { name: 'Save as version 2' }))
    await waitFor(() => expect(current.house.state.model?.inForce).toBe(2))
    expect(current.house.state.model!.versions[1]!.model.weights['email.sent']).toEqual([1, 1.5])
  })

  it('counts what reps dispute, by stage', async () => {
    const disputes = [
      makeDispute('a', { computed: 'intent', stage: 'evaluation' }),
      makeDispute('b', { computed: 'intent', stage: 'interest', modelVersion: 'edited-2' }),
      makeDispute('c', { computed: 'interest', stage: 'intent' }),
    ]
    current.house = makeHouse({ disputes })
    open()
    expect(
      await screen.findByText(/Of 3 disputes, 2 say the lead is further, 1 less far\./),
    ).toBeInTheDocument()
    const rows = within(screen.getByRole('list', { name: 'Disputes by stage' })).getAllByRole('listitem')
    expect(rows.map((row) => row.textContent)).toEqual([
      'Computed Interest, 1 dispute: 1 says the lead is further',
      'Computed Intent, 2 disputes: 1 says the lead is further, 1 less far',
    ])
    expect(screen.getByText('2 against version 1 · 1 against version 2')).toBeInTheDocument()
  })

  it('that did not come is said so, and asked for again', async () => {
    current.house.failNext('modelGet', new ExpectedError('The workspace is being upgraded.'))
    const { user } = open()
    expect(await screen.findByRole('alert')).toHaveTextContent('The workspace is being upgraded.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await heading()).toHaveTextContent('version 1')
  })
})

describe('learning from outcomes', () => {
  it('shows how far it is, and is cancelled', async () => {
    let signal: AbortSignal | undefined
    current.learn = (days, tell, given) => {
      signal = given
      tell({ kind: 'reading', done: 4200, of: 100_000 })
      expect(days).toBe(90)
      return new Promise(() => undefined)
    }
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'Learn from outcomes' }))
    expect(await screen.findByText('4,200 of 100,000')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(signal!.aborted).toBe(true)
    expect(await screen.findByRole('button', { name: 'Learn from outcomes' })).toBeInTheDocument()
  })

  it('says exactly what is missing', async () => {
    current.learn = async () => void (current.house.state.learning = learningOf(learnedFrom(20)))
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'Learn from outcomes' }))
    const note = await screen.findByRole('note', { name: 'What is missing' })
    expect(note).toHaveTextContent('Learning starts at 50: 30 are missing.')
    expect(screen.queryByRole('button', { name: /Accept/ })).toBeNull()
  })

  it('says in words that it failed', async () => {
    current.learn = () => Promise.reject(new ExpectedError('The extension stopped in the middle.'))
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'Learn from outcomes' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The extension stopped in the middle.')
  })

  it('shows the report beside the baselines, with leaks, and accepts by name', async () => {
    current.house = makeHouse({ learning: learningOf(learnedFrom(400)) })
    const { user } = open()
    expect(await screen.findByRole('heading', { name: 'New points are offered' })).toBeInTheDocument()
    const names = within(await table('Held out'))
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent)
    expect(names).toEqual([
      'New points',
      'Present points, the defaults',
      'Base rate',
      'Time since the last touch',
      'Number of touches',
      'Free regression, with time and number',
    ])
    for (const name of ['Points', 'Calibration', 'Won by stage', 'By month'])
      expect(within(await table(name)).getAllByRole('row').length).toBeGreaterThan(1)
    expect(screen.getByRole('note', { name: 'Suspected leaks' })).toHaveTextContent(
      /Security review: on (\d+) of \1 closed leads it came first with the outcome or after it/,
    )
    const by = screen.getByRole('textbox', { name: 'Decided by' })
    expect(by).toHaveValue('Mei Tan')
    await user.click(screen.getByRole('button', { name: 'Accept as version 2' }))
    await waitFor(async () =>
      expect(await heading()).toHaveTextContent('learned from outcomes, accepted by Mei Tan'),
    )
    expect(screen.getByRole('list', { name: 'Decided' })).toHaveTextContent(
      'Accepted as version 2 by Mei Tan',
    )
    expect(screen.queryByRole('button', { name: /Accept/ })).toBeNull()
  })

  it('keeps a refusal with its why', async () => {
    current.house = makeHouse({ learning: learningOf(learnedFrom(400)) })
    const { user } = open()
    const refuse = await screen.findByRole('button', { name: 'Refuse' })
    expect(refuse).toBeDisabled()
    await user.type(screen.getByRole('textbox', { name: 'Why, if you refuse' }), 'One campaign only')
    await user.click(refuse)
    const decided = await screen.findByRole('list', { name: 'Decided' })
    expect(decided).toHaveTextContent('Refused by Mei Tan')
    expect(decided).toHaveTextContent('“One campaign only”')
    expect(await heading()).toHaveTextContent('version 1')
  })

  it('gives no button to accept points that lose', async () => {
    const won = learnedFrom(400)
    const { model: _, ...report } = won.report!
    const reason = 'On the later snapshots the new points do not clearly beat the present points.'
    const proposal = { ...report.proposal, offered: false, reason }
    current.house = makeHouse({ learning: learningOf({ ...won, report: { ...report, proposal } }) })
    open()
    expect(await screen.findByRole('heading', { name: 'No new points are offered' })).toBeInTheDocument()
    expect(screen.getByText(/do not clearly beat/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Accept/ })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Refuse' })).toBeNull()
  })
})
