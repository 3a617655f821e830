import { beforeEach, describe, expect, it, vi } from 'vitest'
import { makeLinked } from '../../test/factories/linked'
import { aLead, aTouch, DAY, makeWorker, NOW, putLead } from '../../test/factories/worker'
import { Rule } from '../domain/definition/rule'
import { tellPanels } from '../messages/messenger'
import { everyVerdict } from '../store/feedback-store'
import { getLead } from '../store/lead-store'
import type { Condition } from '../domain/definition/rule'
import { definitionHandlers } from './definition'
import { feedbackHandlers } from './feedback'
import { leadView } from './lead-view'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const HOUSE = { kind: 'house' } as const
const PANEL = { kind: 'panel' } as const
const retail = Rule.parse({ all: [{ field: 'industry', op: '=', value: 'Retail' }] })
const active = Rule.parse({
  all: [
    { field: 'industry', op: '=', value: 'Retail' },
    { touches: ['pricing.viewed'], atLeast: 2, withinDays: 30 },
  ],
})

async function setUp() {
  const worker = makeWorker()
  const won = [{ kind: 'won' as const, at: NOW - DAY }]
  await putLead(worker, aLead({ id: 'ann', industry: 'Retail', anchors: won }), [
    aTouch('pricing.viewed', 40),
    aTouch('pricing.viewed', 3),
    aTouch('pricing.viewed', 2),
  ])
  await putLead(worker, aLead({ id: 'bo', name: 'Bo Chen', company: 'Bo Ltd', industry: 'Retail' }), [
    aTouch('pricing.viewed', 2, { grade: 'machine' }),
    aTouch('pricing.viewed', 1),
  ])
  await putLead(worker, aLead({ id: 'cy', industry: 'Food' }), [aTouch('pricing.viewed', 2), aTouch('pricing.viewed', 1)]) // prettier-ignore
  await putLead(worker, aLead({ id: 'di' }))
  return { worker, ...definitionHandlers(worker), ...feedbackHandlers(worker) }
}

/** Two versions: retail leads agreed by both, active ones by marketing alone. */
async function agreed() {
  const parts = await setUp()
  await parts.definitionPut({ rule: retail, note: 'To begin with' }, HOUSE)
  await parts.definitionAgree({ version: 1, side: 'marketing', by: 'Mara' })
  await parts.definitionAgree({ version: 1, side: 'sales', by: 'Sam' })
  await parts.definitionPut({ rule: active }, HOUSE)
  await parts.definitionAgree({ version: 2, side: 'marketing', by: 'Mara' })
  return parts
}

beforeEach(() => {
  vi.mocked(tellPanels).mockClear()
})

describe('versions', () => {
  it('are kept with their author and come into force when both sides have agreed', async () => {
    const { definitionGet, definitionAgree } = await agreed()
    const { versions, inForce } = await definitionGet()
    expect(versions).toMatchObject([
      { version: 1, note: 'To begin with', by: 'You', agreed: { marketing: { by: 'Mara' }, sales: { by: 'Sam', at: NOW } } },
      { version: 2, rule: active, agreed: { marketing: { by: 'Mara' } } },
    ]) // prettier-ignore
    expect(inForce).toBe(1)
    await definitionAgree({ version: 2, side: 'sales', by: 'Sam' })
    expect((await definitionGet()).inForce).toBe(2)
    expect(tellPanels).toHaveBeenLastCalledWith('storeChanged', { nouns: ['definition'] })
  })
  it('do not exist before the first, nor by another number', async () => {
    const { definitionGet, definitionAgree } = await setUp()
    expect(await definitionGet()).toEqual({ versions: [], verdicts: [] })
    await expect(definitionAgree({ version: 1, side: 'sales', by: 'Sam' })).rejects.toThrow('is gone')
  })
  it('saved at once get two numbers', async () => {
    const { definitionGet, definitionPut } = await setUp()
    await Promise.all([definitionPut({ rule: retail }, HOUSE), definitionPut({ rule: active }, HOUSE)])
    expect((await definitionGet()).versions.map(({ version }) => version)).toEqual([1, 2])
  })
})

type Try = ReturnType<typeof definitionHandlers>['definitionTry']

async function tried(definitionTry: Try, rule: Condition) {
  const trial = await definitionTry({ rule })
  if (!trial.isDone) throw new Error('A local workspace answers at once.')
  return trial.result
}

describe('a trial', () => {
  it('counts leads, verdicts and what changes against the version in force', async () => {
    const { definitionTry, feedbackAdd, worker } = await agreed()
    await feedbackAdd({ leadId: 'ann', verdict: 'bad' }, PANEL)
    worker.clock.now += 1000
    await feedbackAdd({ leadId: 'ann', verdict: 'good' }, PANEL)
    await feedbackAdd({ leadId: 'bo', verdict: 'notYet' }, PANEL)
    await feedbackAdd({ leadId: 'cy', verdict: 'bad' }, PANEL)
    const { whole, criteria, change } = await tried(definitionTry, active)
    expect(whole).toMatchObject({ leads: 4, met: 1, judged: 1, accepted: 1, precision: 1, baseRate: 0.5, lift: 2, won: 1, recall: 1, notYet: 0 }) // prettier-ignore
    expect(criteria).toMatchObject([
      { met: 2, judged: 1, notYet: 1, coverage: 0.5 },
      { met: 2, judged: 2, accepted: 1, precision: 0.5, lift: 1 },
    ])
    expect(change).toEqual({
      gained: { count: 0, some: [] },
      lost: { count: 1, some: [{ id: 'bo', name: 'Bo Chen', company: 'Bo Ltd' }] },
    })
  })
  it('has nothing to compare with before a version is in force', async () => {
    const { definitionTry } = await setUp()
    const { whole, change } = await tried(definitionTry, retail)
    expect(whole).toMatchObject({ met: 2 })
    expect(change).toBeUndefined()
  })
})

describe('beside a lead', () => {
  it('the version in force is read with its facts, and frozen with the verdict', async () => {
    const { worker, definitionAgree, definitionGet, feedbackAdd } = await agreed()
    await feedbackAdd({ leadId: 'bo', verdict: 'good' }, PANEL)
    worker.clock.now += 1
    await definitionAgree({ version: 2, side: 'sales', by: 'Sam' })
    const read = {
      version: 2,
      isMet: true,
      criteria: [
        { words: 'Industry is Retail', outcome: 'met', facts: [{ words: 'Industry: Retail' }] },
        {
          words: 'Pricing page: at least twice within 30 days',
          outcome: 'met',
          facts: [{ words: 'Pricing page twice', at: NOW - 2 * DAY }],
        },
      ],
    }
    expect((await leadView(worker, await getLead(worker.db, 'ann'))).definition).toEqual(read)
    await feedbackAdd({ leadId: 'ann', verdict: 'good' }, PANEL)
    worker.clock.now += 1
    await feedbackAdd({ leadId: 'bo', verdict: 'bad' }, PANEL)
    const frozen = (await everyVerdict(worker.db)).map(({ snapshot }) => snapshot.definition)
    expect(frozen.map((each) => each && [each.version, each.isMet])).toEqual([[1, true], [2, true], [2, false]]) // prettier-ignore
    expect(frozen[1]).toEqual(read)
    expect((await definitionGet()).verdicts).toMatchObject([
      { version: 1, met: 1, judged: 1, accepted: 1 },
      { version: 2, leads: 2, met: 1, judged: 1, precision: 1, lift: 2 },
    ])
  })
  it('says what is not known, and nothing where none is in force', async () => {
    const { worker, definitionAgree } = await setUp()
    expect((await leadView(worker, await getLead(worker.db, 'di'))).definition).toBeUndefined()
    await definitionHandlers(worker).definitionPut({ rule: active }, HOUSE)
    await definitionAgree({ version: 1, side: 'marketing', by: 'Mara' })
    await definitionAgree({ version: 1, side: 'sales', by: 'Sam' })
    const { definition } = await leadView(worker, await getLead(worker.db, 'di'))
    expect(definition).toMatchObject({ isMet: false, criteria: [{ outcome: 'unknown', facts: [] }, { outcome: 'notMet' }] }) // prettier-ignore
  })
})

it('tells the hub what was agreed to, and asks for a rep nothing that is marketing’s', async () => {
  const linked = makeLinked()
  const worker = { ...makeWorker(), db: linked.db }
  const marketing = definitionHandlers(worker)
  await marketing.definitionPut({ rule: retail }, HOUSE)
  await marketing.definitionAgree({ version: 1, side: 'marketing', by: 'Mara' })
  const acts = (await linked.db.outbox.toArray()).map(({ act }) => act)
  expect(acts.at(-1)).toEqual({ op: 'definitionAgree', version: 1, side: 'marketing', rule: retail, by: 'Mara' }) // prettier-ignore
  const definitionVerdicts = vi.fn(async () => [])
  const source = { ...worker.source, definitionVerdicts }
  const rep = definitionHandlers({ ...worker, source, hub: { me: { member: { role: 'rep' } } } as never })
  expect(await rep.definitionGet()).toMatchObject({ versions: [{ version: 1 }], verdicts: [] })
  expect(definitionVerdicts).not.toHaveBeenCalled()
})
