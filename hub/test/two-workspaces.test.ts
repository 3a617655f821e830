import { afterAll, beforeAll, expect, it } from 'vitest'
import { CONTRACTS } from '../../lib/contract/all'
import { SAME, SAMPLE_INPUTS } from './sample-inputs'
import { startTestHub, type TestHub } from './test-hub'
import { fillOne, rowsOf, type Filled } from './two-filled'

/** In every text of the workspace that must not be reached. */
const THEIRS = 'BOREALIS'
const OURS = 'ACME'

/** What is certain to answer with rows of one's own: were the ids wrong, the rest of this file would prove nothing. */
const FINDERS = (
  'meGet memberList invitationList webhookList sourceList deadLetterList changesPull playbookGet leadLookUp ' +
  'leadSearch leadHistory personExport feedbackList feedbackGet disputeList assetUseList assetSends reportsRun ' +
  'objectionList requestList'
).split(' ')

let hub: TestHub
let theirs: Filled
let before: Record<string, string[]>
/** Contracts whose answer held something of our own workspace: the same ids do find rows. */
const found: string[] = []

beforeAll(async () => {
  hub = await startTestHub()
  theirs = await fillOne(hub, THEIRS)
  before = await rowsOf(hub, theirs.workspaceId)
})
afterAll(() => hub.stop())

it('has a sample of what each contract is asked', () => {
  expect(Object.keys(SAMPLE_INPUTS).toSorted()).toEqual(CONTRACTS.map(({ name }) => name).toSorted())
})

it('has rows of the other workspace to guard', () => {
  const empty = [
    'applied',
    'asset',
    'audit',
    'auth_invitation',
    'auth_member',
    'auth_session',
    'dead_letter',
    'delivery',
  ]
  const more = [
    'dispute',
    'feedback',
    'lead',
    'lead_key',
    'link',
    'objection',
    'request',
    'send',
    'setting',
    'source',
  ]
  for (const table of [...empty, ...more, 'touchpoint', 'webhook', 'workspace', 'people'])
    expect([table, before[table]?.length ?? 0]).not.toEqual([table, 0])
})

it.each(CONTRACTS.map((contract) => [contract.name, contract] as const))(
  '%s reaches no row of another workspace',
  async (name, contract) => {
    const input = SAMPLE_INPUTS[name]!(theirs.ids)
    expect(contract.input.safeParse(input).error?.issues).toBeUndefined()
    const ours = await fillOne(hub, OURS)
    let answer = await hub.ask(ours.admin.token, contract, input as never)
    for (let n = 0; n < 100 && isUnderway(answer.body); n++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      answer = await hub.ask(ours.admin.token, contract, input as never)
    }
    expect(answer.status).toBeLessThan(500)
    const text = JSON.stringify(answer.body)
    expect(text).not.toContain(THEIRS)
    expect(text).not.toContain(theirs.workspaceId)
    // What we sent ourselves may come back in words; what the hub made for them may not.
    const sent = JSON.stringify(input)
    for (const id of Object.values(theirs.ids)) if (!sent.includes(id)) expect(text).not.toContain(id)
    if (answer.status === 200 && (text.includes(OURS) || text.includes(SAME.lead))) found.push(name)
    expect(await rowsOf(hub, theirs.workspaceId)).toEqual(before)
  },
)

it('would have found rows: many of the same questions find our own', () => {
  expect(found).toEqual(expect.arrayContaining(FINDERS))
})

function isUnderway(body: unknown): boolean {
  return (body as { isDone?: boolean }).isDone === false
}
