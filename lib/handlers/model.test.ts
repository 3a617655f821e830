import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aLead, aTouch, DAY, makeWorker, NOW, putLead } from '../../test/factories/worker'
import { makeRandom } from '../domain/random'
import { numbersOf, type ModelNumbers } from '../domain/model-version'
import { DEFAULT_MODEL } from '../domain/journey-model'
import type { WorkerToLearn } from '../messages/learn-port'
import { tellPanels } from '../messages/messenger'
import { everyVerdict } from '../store/feedback-store'
import { getLead } from '../store/lead-store'
import { changeModelBook, getModel } from '../store/model-store'
import { accountHandlers } from './account'
import { disputeHandlers } from './dispute'
import { feedbackHandlers } from './feedback'
import { leadView } from './lead-view'
import { modelHandlers } from './model'
import { runReports } from './report-run'
import { learnAndHold } from './model-learning'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const HOUSE = { kind: 'house' } as const
const PANEL = { kind: 'panel' } as const
const withPoints = (points: number): ModelNumbers => ({
  ...numbersOf(DEFAULT_MODEL),
  weights: { ...DEFAULT_MODEL.weights, 'pricing.viewed': [3, points] } as ModelNumbers['weights'],
})

async function setUp() {
  const worker = makeWorker()
  await putLead(worker, aLead({ id: 'ann', company: 'Acme' }), [
    aTouch('pricing.viewed', 2),
    aTouch('pricing.viewed', 1),
  ])
  await putLead(worker, aLead({ id: 'bo', name: 'Bo Chen', company: 'Acme' }), [aTouch('pricing.viewed', 1)])
  const view = async () => (await leadView(worker, await getLead(worker.db, 'ann'))).journey
  return { worker, view, ...modelHandlers(worker), ...feedbackHandlers(worker), ...disputeHandlers(worker), ...accountHandlers(worker) } // prettier-ignore
}

/** Forty case-study readers that were won, and lost ones, over a year. */
async function withOutcomes(parts: Awaited<ReturnType<typeof setUp>>, count = 400) {
  const random = makeRandom('outcomes')
  for (let i = 0; i < count; i++) {
    const first = 60 + Math.floor(random() * 300)
    const isReader = random() < 0.4
    const touches = Array.from({ length: 4 }, (_, at) =>
      aTouch(isReader && at > 1 ? 'casestudy.viewed' : 'page.viewed', first - at * 7),
    )
    const kind = isReader && random() < 0.8 ? ('won' as const) : ('lost' as const)
    const days = kind === 'won' ? first - 30 - random() * 8 : first - 60
    const anchors = [{ kind, at: NOW - Math.round(days * DAY) }]
    await putLead(parts.worker, aLead({ id: `made-${i}`, anchors }), touches)
  }
}

async function learned(parts: Awaited<ReturnType<typeof setUp>>, signal = new AbortController().signal) {
  const told: WorkerToLearn[] = []
  await learnAndHold(parts.worker, 30, (message) => told.push(message), signal)
  return { told, view: await parts.modelGet() }
}

beforeEach(() => {
  vi.mocked(tellPanels).mockClear()
})

describe('versions of the stage model', () => {
  it('begin with the defaults; an edit is a new one, in force at once and read by everybody', async () => {
    const parts = await setUp()
    expect((await parts.modelGet()).book).toMatchObject({
      inForce: 1,
      versions: [{ version: 1, origin: 'default' }],
    })
    const before = await parts.view()
    expect(before).toMatchObject({ modelVersion: 'default-1', stage: 'consideration' })
    await parts.feedbackAdd({ leadId: 'ann', verdict: 'good' }, PANEL)

    parts.worker.clock.now++
    await parts.modelPut({ numbers: withPoints(90), note: 'Pricing wins' }, HOUSE)
    expect(tellPanels).toHaveBeenLastCalledWith('storeChanged', { nouns: ['model', 'lead'] })
    expect((await parts.modelGet()).book).toMatchObject({
      inForce: 2,
      versions: [
        { version: 1 },
        { version: 2, origin: 'edited', from: 1, note: 'Pricing wins', by: 'You', at: NOW + 1 },
      ],
      uses: [{ version: 2, by: 'You', at: NOW + 1 }],
    })
    expect(await parts.view()).toMatchObject({ modelVersion: 'edited-2', stage: 'intent' })
    expect((await parts.accountRead({ leadId: 'ann' }))!.furthest).toMatchObject({
      id: 'bo',
      stage: 'intent',
    })
    await parts.feedbackAdd({ leadId: 'ann', verdict: 'good' }, PANEL)
    const dispute = await parts.disputePut({ leadId: 'ann', stage: 'interest', why: '' }, PANEL)
    expect(dispute).toMatchObject({ computed: 'intent', modelVersion: 'edited-2' })

    await parts.modelUse({ version: 1 }, HOUSE)
    parts.worker.clock.now = NOW
    expect(await parts.view()).toEqual(before)
    const verdicts = await everyVerdict(parts.worker.db)
    expect(verdicts.map(({ snapshot }) => [snapshot.modelVersion, snapshot.stage])).toEqual([
      ['default-1', 'consideration'],
      ['edited-2', 'intent'],
    ])
    expect((await parts.modelGet()).disputes).toMatchObject({ disputes: 1, lessFar: 1, byVersion: [{ modelVersion: 'edited-2' }] }) // prettier-ignore
  })

  it('in force judges sends and counts hand-overs in the reports', async () => {
    const parts = await setUp()
    const { worker } = parts
    await worker.db.sends.put({
      id: 's',
      assetId: 'a',
      leadId: 'ann',
      member: 'R',
      at: NOW - 3 * DAY,
      outcome: 'copied',
    })
    const reports = () => runReports(worker, () => undefined, new AbortController().signal)
    const [before, moved] = [await reports(), { n: 1, hits: 1 }]
    expect(before).toMatchObject({ handovers: 1, sends: { moved } })
    await parts.modelPut({ numbers: withPoints(0) }, HOUSE)
    expect(await reports()).toMatchObject({ handovers: 0 })
    // Judged when the lead is shown: by these points nothing moved it on, and the fourteen days are not over.
    await parts.view()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect((await worker.db.sends.get('s'))!.moved).toBeUndefined()
    await parts.modelUse({ version: 1 }, HOUSE)
    await parts.view()
    await vi.waitFor(async () => expect((await worker.db.sends.get('s'))!.moved).toBe(true))
  })

  it('are not made where nothing differs, nor gone back to where there is none', async () => {
    const { modelPut, modelUse, modelGet } = await setUp()
    await expect(modelPut({ numbers: withPoints(15) }, HOUSE)).rejects.toThrow('Nothing differs')
    await expect(modelUse({ version: 7 }, HOUSE)).rejects.toThrow('is gone')
    expect((await modelGet()).book.versions).toHaveLength(1)
  })

  it('saved at once get two numbers, and never lose an earlier one', async () => {
    const { modelPut, modelUse, modelGet } = await setUp()
    await Promise.all([
      modelPut({ numbers: withPoints(20) }, HOUSE),
      modelPut({ numbers: withPoints(30) }, HOUSE),
    ])
    await modelUse({ version: 1 }, HOUSE)
    await modelPut({ numbers: withPoints(40) }, HOUSE)
    const { book } = await modelGet()
    expect(book.versions.map(({ version, from }) => [version, from])).toEqual([[1, undefined], [2, 1], [3, 2], [4, 1]]) // prettier-ignore
    expect(book.inForce).toBe(4)
  })

  it('that do not fit are not stored', async () => {
    const { worker } = await setUp()
    const broken = changeModelBook(
      worker.db,
      (book) => ({ ...book, inForce: 1, versions: [] }),
      () => ({ act: { op: 'modelUse', version: 1 }, now: NOW }),
    )
    await expect(broken).rejects.toThrow()
    expect((await getModel(worker.db)).version).toBe('default-1')
  })
})

describe('learning', () => {
  it('reads page by page, holds the report, and a marketer accepts what won', async () => {
    const parts = await setUp()
    await withOutcomes(parts)
    const { told, view } = await learned(parts)
    expect(told[0]).toEqual({ kind: 'reading', done: 0, of: 402 })
    expect(told).toContainEqual({ kind: 'reading', done: 402, of: 402 })
    expect(told.at(-1)).toEqual({ kind: 'learned' })
    const { id, base, decided, result } = view.learning!
    expect({ base, decided, offered: result.report!.proposal.offered }).toEqual({
      base: 1,
      decided: false,
      offered: true,
    })

    await parts.modelAccept({ learningId: id, by: 'Mara' })
    const { book, learning } = await parts.modelGet()
    expect(book.versions.at(-1)).toMatchObject({ version: 2, origin: 'learned', by: 'Mara' })
    expect(book.decisions).toMatchObject([{ outcome: 'accepted', version: 2, horizonDays: 30 }])
    expect(book.decisions[0]!.proposed).toBeLessThan(book.decisions[0]!.present)
    expect(learning!.decided).toBe(true)
    expect((await parts.view()).modelVersion).toBe('learned-2')
    await expect(parts.modelAccept({ learningId: id, by: 'Mara' })).rejects.toThrow('decided on already')
  })

  it('keeps a refusal with its why, and takes no old proposal over a newer version', async () => {
    const parts = await setUp()
    await withOutcomes(parts)
    const { view } = await learned(parts)
    const learningId = view.learning!.id
    await parts.modelPut({ numbers: withPoints(20) }, HOUSE)
    await expect(parts.modelAccept({ learningId, by: 'Mara' })).rejects.toThrow(
      'Version 2 came into force since',
    )
    await parts.modelRefuse({ learningId, by: 'Mara', why: 'One campaign only' })
    const { book } = await parts.modelGet()
    expect(book).toMatchObject({
      inForce: 2,
      decisions: [{ outcome: 'refused', why: 'One campaign only', by: 'Mara' }],
    })
  })

  it('says what is missing, and offers nothing that could be accepted', async () => {
    const parts = await setUp()
    const { view } = await learned(parts)
    expect(view.learning!.result.lacking[0]).toContain('50 are missing')
    await expect(parts.modelAccept({ learningId: view.learning!.id, by: 'M' })).rejects.toThrow('not offered')
    await expect(parts.modelAccept({ learningId: 'other', by: 'M' })).rejects.toThrow('newer was learned')
  })

  it('that is given up leaves nothing', async () => {
    const parts = await setUp()
    const stop = new AbortController()
    stop.abort()
    const { told, view } = await learned(parts, stop.signal)
    expect(told.map(({ kind }) => kind)).toEqual(['reading'])
    expect(view.learning).toBeUndefined()
  })
})
