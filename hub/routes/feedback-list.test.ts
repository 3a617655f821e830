import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contract } from '../../lib/contract/contract'
import { assetSends } from '../../lib/contract/asset-sends'
import { assetUseList } from '../../lib/contract/asset-use-list'
import { definitionVerdicts } from '../../lib/contract/definition-verdicts'
import { disputeList } from '../../lib/contract/dispute-list'
import { feedbackGet } from '../../lib/contract/feedback-get'
import { feedbackList } from '../../lib/contract/feedback-list'
import { objectionList } from '../../lib/contract/objection-list'
import { modelLearn } from '../../lib/contract/model-learn'
import { reportsRun } from '../../lib/contract/reports-run'
import { requestList } from '../../lib/contract/request-list'
import { workspaceSummary } from '../../lib/contract/workspace-summary'
import { makeRows } from '../../test/suites/home-compliance/rows'
import { fillWorkspace } from '../test/fill-workspace'
import { startTestHub, type TestHub, type TestMember } from '../test/test-hub'

const NOW = Date.UTC(2026, 10, 22, 12)
const rows = makeRows(NOW)

let hub: TestHub
let rep: TestMember
let other: TestMember
let marketer: TestMember
let stranger: TestMember

beforeAll(async () => {
  hub = await startTestHub()
  hub.setNow(NOW)
  const team = await hub.addWorkspace()
  rep = await hub.addMember(team, 'rep', 'Rita Keller')
  other = await hub.addMember(team, 'rep', 'Jonas Brandt')
  marketer = await hub.addMember(team, 'marketer', 'Mei Tan')
  stranger = await hub.addMember(await hub.addWorkspace('Another'), 'admin', 'Eve')
  await fillWorkspace(hub, rep, rows, NOW)
})
afterAll(() => hub.stop())

describe('the list of verdicts', () => {
  it('comes in pages that lose and repeat nothing, also where all are of one time', async () => {
    const seen: string[] = []
    for (let cursor: string | undefined, pages = 0; pages === 0 || cursor; pages++) {
      const { body } = await hub.ask(marketer.token, feedbackList, cursor ? { cursor } : {})
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.cursor
    }
    expect(seen).toHaveLength(rows.feedback.length)
    expect(new Set(seen)).toEqual(new Set(rows.feedback.map(({ id }) => id)))
  })

  it('goes on where it was when the last row of a page was taken back meanwhile', async () => {
    const { body } = await hub.ask(marketer.token, feedbackList, {})
    const [at, id] = body.cursor!.split('|')
    const gone = await hub.ask(marketer.token, feedbackList, { cursor: `${at}|${id}!` })
    expect(gone.body.items[0]?.id).toBe(id)
  })

  it('refuses a cursor that is none of it', async () => {
    const { status, body } = await hub.ask(marketer.token, feedbackList, { cursor: 'x' })
    expect([status, body.error?.code]).toEqual([400, 'badRequest'])
  })
})

describe('one verdict', () => {
  it('is read by the rep who gave it, by marketing and by other reps, whose panels show it, and not elsewhere', async () => {
    const { id } = rows.feedback[0]!
    const read = async (token: string) =>
      (await hub.ask(token, feedbackGet, { feedbackId: id })).body.feedback?.id
    expect(await Promise.all([rep, marketer, other].map(({ token }) => read(token)))).toEqual([id, id, id])
    expect(await read(stranger.token)).toBeUndefined()
  })
})

const LISTS: [Contract<any, any>, object][] = [
  [feedbackList, {}],
  [disputeList, {}],
  [assetUseList, {}],
  [assetSends, { assetId: 'expired' }],
  [definitionVerdicts, {}],
  [objectionList, {}],
  [requestList, {}],
  [workspaceSummary, {}],
  [reportsRun, {}],
  [modelLearn, { horizonDays: 90 }],
]

describe.each(LISTS.map(([contract, input]) => ({ name: contract.name, contract, input })))(
  '$name',
  ({ contract, input }) => {
    it('is not for reps, nor for who is not signed in', async () => {
      expect((await hub.ask(rep.token, contract, input)).body.error?.code).toBe('notAllowed')
      expect((await hub.ask(undefined, contract, input)).status).toBe(401)
    })

    it('holds nothing of another workspace', async () => {
      const mine = JSON.stringify((await hub.ask(marketer.token, contract, input)).body)
      const theirs = JSON.stringify((await hub.ask(stranger.token, contract, input)).body)
      expect(mine.length).toBeGreaterThan(theirs.length)
      for (const words of ['Zoë', 'Größe', 'expensive', 'ROI', 'expired']) expect(theirs).not.toContain(words)
    })
  },
)
