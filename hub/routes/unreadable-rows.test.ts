import { expect, it } from 'vitest'
import { assetSends } from '../../lib/contract/asset-sends'
import { assetUseList } from '../../lib/contract/asset-use-list'
import { changesPull } from '../../lib/contract/changes-pull'
import { disputeList } from '../../lib/contract/dispute-list'
import { feedbackGet } from '../../lib/contract/feedback-get'
import { feedbackList } from '../../lib/contract/feedback-list'
import { leadLookUp } from '../../lib/contract/lead-look-up'
import { leadSearch } from '../../lib/contract/lead-search'
import { objectionList } from '../../lib/contract/objection-list'
import { playbookGet } from '../../lib/contract/playbook-get'
import { reportsRun } from '../../lib/contract/reports-run'
import { requestList } from '../../lib/contract/request-list'
import { workspaceExport } from '../../lib/contract/workspace-export'
import { makeLog } from '../log'
import { logUnreadable } from '../log-unreadable'
import { registry } from '../metrics'
import { inLeadWorlds, sayEverything } from '../test/lead-world'
import { outcomes, push, RULE, sampleLead, sampleObjection, sampleRequest } from '../test/sample-acts'
import type { TestHub, TestMember } from '../test/test-hub'

let hub: TestHub
let workspaceId: string
let rep: TestMember
let marketer: TestMember
let admin: TestMember
const lead = sampleLead()
inLeadWorlds(lead, (world) => ({ hub, workspaceId, rep, marketer, admin } = world))

const NOUNS = ['asset', 'feedback', 'dispute', 'send', 'objection', 'request', 'setting'] as const

/** One of everything, of the settings too. */
async function fillWorld() {
  const outcome = outcomes(await push(hub, admin.token, { op: 'handoffPut', stage: 'intent' }))
  expect(outcome).toEqual(['applied'])
  return sayEverything({ hub, rep, marketer, lead })
}

it('are never made: a text of which the database bears nothing is refused', async () => {
  const nothing = '\u0000'
  const { asset } = await fillWorld()
  const rule = { all: [{ field: nothing, op: '=' as const, value: 'Retail' }] }
  const answers = [
    ...(await push(
      hub,
      rep.token,
      { op: 'requestAdd', request: { ...sampleRequest(), text: nothing } },
      { op: 'objectionAdd', objection: { ...sampleObjection(lead.id), text: nothing } },
    )),
    ...(await push(hub, admin.token, { op: 'assetPut', asset: { ...asset, title: nothing } })),
  ]
  expect(outcomes(answers)).toEqual(['badRequest', 'badRequest', 'badRequest'])
  await push(hub, admin.token, { op: 'definitionAdd', rule }, { op: 'definitionAdd', rule: RULE })
  expect((await hub.ask(rep.token, changesPull, { since: 0 })).status).toBe(200)
  expect((await hub.ask(rep.token, playbookGet, {})).status).toBe(200)
})

const ASKED = [
  [changesPull, { since: 0 }],
  [playbookGet, {}],
  [feedbackList, {}],
  [feedbackList, { text: 'ann' }],
  [disputeList, {}],
  [assetUseList, {}],
  [objectionList, {}],
  [requestList, {}],
  [leadLookUp, { ids: [lead.id] }],
  [leadSearch, { text: 'ann' }],
  [reportsRun, {}],
  [workspaceExport, {}],
] as const

it('take no page with them: what can be read is answered', async () => {
  const bad = await fillWorld()
  for (const noun of NOUNS)
    await hub.db
      .updateTable(noun)
      .set({ body: '{"text":""}' })
      .where('workspace_id', '=', workspaceId)
      .execute()
  await hub.db
    .updateTable('feedback')
    .set({ body: '{"verdict":"odd","snapshot":{"leadName":"Ann"}}' })
    .where('workspace_id', '=', workspaceId)
    .execute()
  const before = await unreadable()
  const good = await fillWorld()
  await hub.db.updateTable('setting').set({ body: '{}' }).where('workspace_id', '=', workspaceId).execute()
  for (const [contract, input] of ASKED)
    expect([
      contract.name,
      (await hub.ask(admin.token, contract as typeof changesPull, input as never)).status,
    ]).toEqual([contract.name, 200])
  const assetId = good.asset.id
  expect((await hub.ask(admin.token, assetSends, { assetId })).body.sends).toHaveLength(1)
  expect((await hub.ask(rep.token, feedbackGet, { feedbackId: bad.feedback.id })).body.feedback).toBeNull()
  const items = (await hub.ask(rep.token, changesPull, { since: 0 })).body.items.map(({ id }) => id)
  const { asset, feedback, send, dispute, objection, request } = good
  expect(items.toSorted()).toEqual(
    [asset, feedback, send, dispute, objection, request].map(({ id }) => id).toSorted(),
  )
  expect((await hub.ask(admin.token, requestList, {})).body.items.map(({ id }) => id)).toEqual([request.id])
  expect((await hub.ask(admin.token, feedbackList, {})).body.items.map(({ id }) => id)).toEqual([feedback.id])
  expect(await unreadable()).toBeGreaterThan(before)
})

it('take no search and no report with them where it is a lead', async () => {
  const emails = [`a@${'x'.repeat(440)}.example`]
  const other = sampleLead({ name: 'Ann Other' })
  await push(hub, rep.token, { op: 'leadAdd', lead: other })
  const body = JSON.stringify({ ...lead, emails })
  await hub.db.updateTable('lead').set({ body }).where('workspace_id', '=', workspaceId).where('id', '=', lead.id).execute() // prettier-ignore
  const { hits } = (await hub.ask(rep.token, leadSearch, { text: 'ann' })).body
  expect(hits.map(({ id }) => id)).toEqual([other.id])
  expect((await hub.ask(admin.token, reportsRun, {})).status).toBe(200)
  expect((await hub.ask(rep.token, leadLookUp, { ids: [lead.id, other.id] })).body.files).toHaveLength(1)
})

it('are written into the log once, by their ids and nothing of what they say', async () => {
  const lines: string[] = []
  const end = logUnreadable(makeLog('debug', { write: (line) => void lines.push(line) }))
  const { request } = await fillWorld()
  const body = JSON.stringify({ text: 'Secret words', votes: 'none' })
  await hub.db.updateTable('request').set({ body }).where('workspace_id', '=', workspaceId).execute()
  for (let n = 0; n < 2; n++) expect((await hub.ask(admin.token, requestList, {})).status).toBe(200)
  end()
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0]!)).toMatchObject({ noun: 'request', row: request.id })
  expect(lines[0]).not.toContain('Secret')
})

async function unreadable(): Promise<number> {
  const metric = await registry.getSingleMetric('halfdoor_unreadable_rows_total')!.get()
  return metric.values.reduce((sum, { value }) => sum + value, 0)
}
