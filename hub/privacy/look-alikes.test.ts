import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { changesPull } from '../../lib/contract/changes-pull'
import { personErase } from '../../lib/contract/person-erase'
import { personExport } from '../../lib/contract/person-export'
import { playbookGet } from '../../lib/contract/playbook-get'
import { sourceAdd } from '../../lib/contract/source-add'
import { recordedDatabase } from '../test/recorded-database'
import { outcomes, push, sampleAsset, sampleFeedback, sampleLead, sampleRequest } from '../test/sample-acts'
import { startTestHub, type TestHub } from '../test/test-hub'
import { erase } from './erase'

let hub: TestHub
let workspaceId: string
let admin: Awaited<ReturnType<TestHub['addMember']>>
beforeAll(async () => {
  hub = await startTestHub()
})
beforeEach(async () => {
  workspaceId = await hub.addWorkspace()
  admin = await hub.addMember(workspaceId, 'admin')
})
afterAll(() => hub.stop())

const dump = async () => {
  const tables = {} as Record<string, unknown>
  for (const table of ['feedback', 'asset', 'request', 'dead_letter', 'lead', 'delivery'] as const)
    tables[table] = await hub.db
      .selectFrom(table)
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .orderBy('id')
      .execute()
  return tables
}

/** Bob, with a verdict that says so, and an event of his that could not be taken. */
async function addBob() {
  const bob = sampleLead({ emails: ['bob@acme.example'], name: 'Bob' })
  const note = 'Write to bob@acme.example, he is ill'
  await push(hub, admin.token, { op: 'leadAdd', lead: bob }, { op: 'feedbackAdd', feedback: sampleFeedback(bob.id, { note }) }) // prettier-ignore
  const { writeKey } = (await hub.ask(admin.token, sourceAdd, { name: 's', kind: 'segment' })).body
  const headers = { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` }
  const batch = [
    { type: 'sing', userId: 'u-bob', traits: { email: 'bob@acme.example', salary: 99999, was: 'undefined' } },
    { type: 'identify', userId: 'undefined', traits: { email: 'b@acme.example' } },
  ]
  const sent = await hub.app.request('/v1/batch', {
    method: 'POST',
    headers,
    body: JSON.stringify({ batch }),
  })
  expect(sent.status).toBe(200)
}

it('hands out and erases nothing of somebody whose address ends alike', async () => {
  await addBob()
  const before = await dump()
  const person = { address: 'b@acme.example' }
  const { body } = await hub.ask(admin.token, personExport, { person })
  expect(body.tables.lead).toHaveLength(1)
  expect(JSON.stringify(body)).not.toMatch(/he is ill|99999/)
  const { receipt } = (await hub.ask(admin.token, personErase, { person })).body
  expect(receipt.before).toMatchObject({ lead: 1, feedback: 0, dead_letter: 0 })
  const { lead: _before, ...others } = before
  expect(await dump()).toMatchObject(others)
})

it.each(['@acme.example', 'acme.example@', 'bob@acme', 'a b@acme.example'])('takes “%s” for nobody', async (address) => {
  await addBob()
  const before = await dump()
  for (const contract of [personErase, personExport])
    expect((await hub.ask(admin.token, contract, { person: { address } })).status).toBe(400)
  expect(await dump()).toEqual(before)
}) // prettier-ignore

it('leaves nouns that every browser can read', async () => {
  const lead = sampleLead({ emails: ['a@b.co'] })
  const titled = sampleAsset({
    title: `${'x'.repeat(294)}a@b.co`.replace('xa', ' a'),
    url: 'https://a@b.co/x',
  })
  const request = { ...sampleRequest(lead.id), text: 'a@b.co' }
  expect(
    outcomes(
      await push(
        hub,
        admin.token,
        { op: 'leadAdd', lead },
        { op: 'assetPut', asset: titled },
        { op: 'requestAdd', request },
      ),
    ),
  ).toEqual(['applied', 'applied', 'applied'])
  await hub.ask(admin.token, personErase, { person: { address: 'a@b.co' } })
  const changes = await hub.ask(admin.token, changesPull, { since: 0 })
  expect(changes.status).toBe(200)
  expect(JSON.stringify(changes.body)).not.toContain('a@b.co')
  expect((await hub.ask(admin.token, playbookGet, {})).status).toBe(200)
  expect(changes.body.items.filter(({ noun }) => noun === 'asset')).toHaveLength(1)
})

it('buries a noun that is none without them', async () => {
  const lead = sampleLead({ emails: ['a@b.co'] })
  const feedback = sampleFeedback(lead.id)
  await push(hub, admin.token, { op: 'leadAdd', lead }, { op: 'feedbackAdd', feedback })
  await hub.db
    .updateTable('feedback')
    .set({ lead_id: null })
    .where('workspace_id', '=', workspaceId)
    .execute()
  await hub.ask(admin.token, personErase, { person: { address: 'a@b.co' } })
  const { feedback: left } = await dump()
  expect(left).toMatchObject([{ id: feedback.id, deleted: true, body: {} }])
})

it('looks for a person before it makes the workspace wait', async () => {
  await addBob()
  const { db, statements } = recordedDatabase(hub.db)
  const own = { workspaceId, memberId: admin.memberId }
  await erase({ ...hub, db }, own, { address: 'bob@acme.example' })
  const isLock = (one: string) => one.startsWith('update "workspace"')
  const isScan = (one: string) => one.includes('ilike')
  const [from, to] = [statements.findIndex(isLock), statements.findLastIndex(isLock)]
  expect(statements.slice(0, from).filter(isScan).length).toBeGreaterThan(5)
  // What others wrote in between, and what was found, is looked at once more; nothing else is.
  for (const scan of statements.slice(from, to).filter(isScan)) expect(scan).toContain('version >')
  expect(to).toBeGreaterThan(from)
})
