import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { auditList } from '../../lib/contract/audit-list'
import { personAllow } from '../../lib/contract/person-allow'
import { personErase } from '../../lib/contract/person-erase'
import { personExport } from '../../lib/contract/person-export'
import { personKeepOut } from '../../lib/contract/person-keep-out'
import { personReceiptCheck } from '../../lib/contract/person-receipt-check'
import { personReceiptList } from '../../lib/contract/person-receipt-list'
import { sourceAdd } from '../../lib/contract/source-add'
import { makeId } from '../../lib/platform/id'
import { NOUNS, type Noun } from '../db/tables'
import { addressKey } from '../repos/person-find'
import { isSuppressed } from '../repos/suppression'
import { startTestHub, type TestHub } from '../test/test-hub'
import { isGenuine } from './receipt'
import { COVERED, NOT_PERSONAL } from './person-tables'

let hub: TestHub
let workspaceId: string
let token: string
beforeAll(async () => {
  hub = await startTestHub()
})
beforeEach(async () => {
  workspaceId = await hub.addWorkspace()
  token = (await hub.addMember(workspaceId, 'admin')).token
})
afterAll(() => hub.stop())

const NOBODYS = { company: null, owner: null }

async function addLead(id: string, name: string, email: string, rootId = id): Promise<void> {
  const lead = { id, name, emails: [email], crm: [], anchors: [], createdAt: 1, updatedAt: 1 }
  const row = { workspace_id: workspaceId, id, root_id: rootId, parent_id: rootId === id ? null : rootId }
  await hub.db
    .insertInto('lead')
    .values({
      ...row,
      ...NOBODYS,
      known: true,
      name,
      search: `${name} ${email}`,
      updated_at: 1,
      body: JSON.stringify(lead),
    })
    .execute()
  await hub.db
    .insertInto('lead_key')
    .values({ workspace_id: workspaceId, key: addressKey(email), lead_id: id })
    .execute()
  const touchpoint = {
    lead_id: id,
    id: `t-${id}`,
    at: 1,
    type: 'other',
    side: 'marketing',
    source: 's',
    grade: null,
  }
  await hub.db
    .insertInto('touchpoint')
    .values({ workspace_id: workspaceId, ...touchpoint, body: JSON.stringify({ title: `${name} came` }) })
    .execute()
}

async function addNoun(noun: Noun, id: string, leadId: string | null, body: object): Promise<void> {
  await hub.db
    .insertInto(noun as 'feedback')
    .values({
      workspace_id: workspaceId,
      id,
      lead_id: leadId,
      member_id: 'm1',
      at: 1,
      version: 1,
      body: JSON.stringify(body),
    })
    .execute()
}

/** Ann, merged of two nodes, with something in every covered table; Bob beside her, whose verdict speaks of her. */
async function addAnnAndBob(): Promise<void> {
  await addLead('ann-1', 'Ann Lee', 'ann@acme.example')
  await addLead('ann-2', 'A. Lee', 'ann.lee@gmail.com', 'ann-1')
  await addLead('bob-1', 'Bob Roe', 'bob@acme.example')
  for (const noun of NOUNS)
    await addNoun(noun, `${noun}-ann`, 'ann-2', { leadId: 'ann-2', words: 'Ann Lee said' })
  await addNoun('feedback', 'feedback-bob', 'bob-1', {
    leadId: 'bob-1',
    note: 'Ask Ann@Acme.example instead',
  })
  const votes = [
    { memberId: 'm1', leadId: 'ann-1' },
    { memberId: 'm2', leadId: 'bob-1' },
  ]
  await addNoun('request', 'request-both', null, { text: 'ROI sheet', votes })
  await hub.db
    .insertInto('lead_merge')
    .values({
      workspace_id: workspaceId,
      id: 'merge-1',
      from_id: 'ann-2',
      into_id: 'ann-1',
      at: 1,
      by: 'm1',
      why: 'Ann Lee',
    })
    .execute()
  for (const of of ['ann-1', 'bob-1']) {
    const link = { id: `link-${of}`, lead_id: of, asset_id: 'a1', member_id: 'm1', created_at: 1 }
    await hub.db
      .insertInto('link')
      .values({ workspace_id: workspaceId, token_hash: Buffer.from(of), ...link })
      .execute()
    const event = {
      id: `d-${of}`,
      webhook_id: 'w1',
      event_id: 'e1',
      kind: 'feedback.added',
      subject_id: 'f1',
      at: 1,
    }
    await hub.db
      .insertInto('delivery')
      .values({
        workspace_id: workspaceId,
        ...event,
        lead_id: of,
        status: 'delivered',
        body: '{"lead":"Ann Lee"}',
      })
      .execute()
  }
  await hub.db
    .updateTable('delivery')
    .set({ body: '{}' })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', 'd-bob-1')
    .execute()
  for (const [id, body] of [
    ['x1', '{"email":"ANN@acme.example"}'],
    ['x2', '{"email":"ann\\u0040acme.example"}'],
    ['x3', '{"email":"joann@acme.example2"}'],
    ['x4', '{"email":"bob@acme.example"}'],
  ] as const)
    await hub.db
      .insertInto('dead_letter')
      .values({
        workspace_id: workspaceId,
        id,
        source_id: 's',
        at: 1,
        code: 'wrongShape',
        detail: 'no',
        body,
      })
      .execute()
}

/** Whatever names Ann, and not whose address ends or begins like hers. */
const HERS = /(?<!jo)ann@acme\.example(?!2)|ann\.?lee|Ann Lee|A\. Lee/i

async function databaseUrl(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(hub.db)
  return Object.assign(new URL(inject('postgresUrl')), { pathname: `/${rows[0]!.name}` }).href
}

async function allTables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(hub.db)
  return rows.map(({ name }) => name)
}

it('knows of every table whether it holds something of a person', async () => {
  expect([...COVERED, ...Object.keys(NOT_PERSONAL)].toSorted()).toEqual(await allTables())
})

it('exports everything of one person, with what was merged into them, and nothing of others', async () => {
  await addAnnAndBob()
  const { status, body } = await hub.ask(token, personExport, {
    person: { address: ' Ann.Lee+news@gmail.com' },
  })
  expect(status).toBe(200)
  expect(body.person.leadIds).toEqual(['ann-1', 'ann-2'])
  for (const table of COVERED) expect([table, body.tables[table]?.length]).not.toEqual([table, 0])
  expect(body.tables.touchpoint!.map(({ id }) => id)).toEqual(['t-ann-1', 't-ann-2'])
  expect(body.tables.link).toEqual([expect.objectContaining({ id: 'link-ann-1' })])
  expect(body.tables.link![0]).not.toHaveProperty('token_hash')
  expect(JSON.stringify(body)).not.toContain('Bob Roe')
  const byId = await hub.ask(token, personExport, { person: { leadId: 'ann-2' } })
  expect(byId.body.tables).toEqual(body.tables)
})

it('erases one person from all tables, with proof, and touches nobody else', async () => {
  await addAnnAndBob()
  const { status, body } = await hub.ask(token, personErase, { person: { address: 'ann@acme.example' } })
  expect(status).toBe(200)
  const { receipt } = body
  expect(Object.keys(receipt.after).toSorted()).toEqual([...COVERED].toSorted())
  for (const table of COVERED) {
    expect([table, receipt.before[table]]).not.toEqual([table, 0])
    expect([table, receipt.after[table]]).toEqual([table, 0])
  }
  // By hand, over every table there is: nothing that names her is left.
  const client = new pg.Client({ connectionString: await databaseUrl() })
  await client.connect()
  for (const table of await allTables()) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} as t`)
    const left = rows.filter(({ row }) => row.includes(workspaceId) && HERS.test(row))
    expect([table, left]).toEqual([table, []])
  }
  await client.end()
  const bob = await hub.ask(token, personExport, { person: { leadId: 'bob-1' } })
  expect(bob.body.tables.lead).toHaveLength(1)
  expect(bob.body.tables.link).toHaveLength(1)
  expect(bob.body.tables.delivery).toHaveLength(1)
  expect(bob.body.tables.feedback![0]).toMatchObject({ body: { note: 'Ask [erased] instead' } })
  expect(bob.body.tables.request![0]).toMatchObject({
    body: { votes: [{ memberId: 'm1' }, { memberId: 'm2', leadId: 'bob-1' }] },
  })
})

it('leaves tombstones with versions of their own, so that browsers forget their copies', async () => {
  await addAnnAndBob()
  await hub.ask(token, personErase, { person: { leadId: 'ann-1' } })
  const seen = new Set<number>()
  for (const noun of NOUNS) {
    const { rows } = await sql<{ deleted: boolean; body: object; version: number; lead_id: null }>`
      select deleted, body, version, lead_id from ${sql.table(noun)}
      where workspace_id = ${workspaceId} and id = ${`${noun}-ann`}`.execute(hub.db)
    expect(rows[0]).toMatchObject({ deleted: true, body: {}, lead_id: null })
    seen.add(rows[0]!.version)
  }
  expect(seen.size).toBe(NOUNS.length)
})

it('keeps a receipt in the audit log that names nobody and cannot be changed unnoticed', async () => {
  await addAnnAndBob()
  const { body } = await hub.ask(token, personErase, { person: { address: 'ann@acme.example' } })
  const { entries } = (await hub.ask(token, auditList, {})).body
  expect(entries[0]).toMatchObject({ id: body.auditId, action: 'person.erased', subject: body.receipt.of })
  expect(JSON.stringify(entries)).not.toMatch(/ann|lee/i)
  const receipt = body.receipt
  expect(isGenuine(hub, workspaceId, receipt)).toBe(true)
  expect(isGenuine(hub, workspaceId, { ...receipt, at: receipt.at + 1 })).toBe(false)
  expect(isGenuine(hub, makeId(), receipt)).toBe(false)
})

it('does not let the person back in, until that is lifted', async () => {
  await addAnnAndBob()
  await hub.ask(token, personErase, { person: { address: 'ann@acme.example' } })
  expect(await isOut('email:ann@acme.example')).toBe(true)
  expect(await isOut('email:annlee@gmail.com')).toBe(true)
  expect(await isOut('email:bob@acme.example')).toBe(false)
  expect(await isSuppressed(hub.db, makeId(), hub.env.HUB_SECRET!, 'email:ann@acme.example')).toBe(false)
  expect((await hub.ask(token, personAllow, { address: 'Ann@acme.example' })).body).toEqual({ allowed: true })
  expect(await isOut('email:ann@acme.example')).toBe(false)
  expect((await hub.ask(token, personAllow, { address: 'Ann@acme.example' })).body).toEqual({
    allowed: false,
  })
})

it('drops what a source sends of an erased person', async () => {
  const { writeKey } = (await hub.ask(token, sourceAdd, { name: 'Site', kind: 'segment' })).body
  const send = async (messageId: string) => {
    const traits = { email: 'ann@acme.example' }
    const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
    const event = { messageId, event: 'Demo Requested', userId: 'u-ann-1', context: { traits } }
    const headers = { 'content-type': 'application/json', authorization }
    const answer = await hub.app.request('/v1/track', {
      method: 'POST',
      headers,
      body: JSON.stringify(event),
    })
    expect(answer.status).toBe(200)
  }
  const person = { address: 'ann@acme.example' }
  await send('1')
  expect((await hub.ask(token, personExport, { person })).body.tables.touchpoint).toHaveLength(1)
  await hub.ask(token, personErase, { person })
  await send('2')
  expect((await hub.ask(token, personExport, { person })).status).toBe(404)
})

const isOut = (key: string) => isSuppressed(hub.db, workspaceId, hub.env.HUB_SECRET!, key)

it('erases nobody unknown, signs nothing, and keeps no address out by that', async () => {
  const person = { address: 'typo@acme.exampel' }
  for (const contract of [personExport, personErase]) {
    const { status, body } = await hub.ask(token, contract, { person })
    expect([status, body]).toEqual([
      404,
      { error: expect.objectContaining({ message: 'Nothing is stored about this person.' }) },
    ])
  }
  expect((await hub.ask(token, auditList, {})).body.entries).toEqual([])
  expect(await isOut('email:typo@acme.exampel')).toBe(false)
})

it('keeps an unknown address out where that is asked for, and calls it no erasure', async () => {
  const { status, body } = await hub.ask(token, personKeepOut, { address: 'Nobody@acme.example' })
  expect(status).toBe(200)
  const stranger = await hub.addMember(await hub.addWorkspace(), 'admin')
  expect(
    await isSuppressed(hub.db, stranger.workspaceId, hub.env.HUB_SECRET!, 'email:nobody@acme.example'),
  ).toBe(false)
  expect(await isOut('email:nobody@acme.example')).toBe(true)
  const { entries } = (await hub.ask(token, auditList, {})).body
  expect(entries.map(({ id, action, detail }) => [id, action, detail])).toEqual([
    [body.auditId, 'person.keptOut', {}],
  ])
  expect((await hub.ask(token, personReceiptList, {})).body.receipts).toEqual([])
  expect((await hub.ask(token, personAllow, { address: 'nobody@acme.example' })).body).toEqual({
    allowed: true,
  })
})

it('erases a second time nothing, and says so', async () => {
  await addAnnAndBob()
  const person = { address: 'ann@acme.example' }
  expect((await hub.ask(token, personErase, { person })).status).toBe(200)
  expect((await hub.ask(token, personErase, { person })).status).toBe(404)
  expect((await hub.ask(token, personReceiptList, {})).body.receipts).toHaveLength(1)
  expect(await isOut('email:ann@acme.example')).toBe(true)
})

it('finds receipts by whom they are of, without keeping the address, and holds them against their signature', async () => {
  await addAnnAndBob()
  const ann = { address: 'ann@acme.example' }
  const { body } = await hub.ask(token, personErase, { person: ann })
  await hub.ask(token, personErase, { person: { leadId: 'bob-1' } })
  const list = async (input: object) =>
    (await hub.ask(token, personReceiptList, input as never)).body.receipts.map(({ auditId }) => auditId)
  expect(await list({})).toHaveLength(2)
  expect(await list({ person: { address: ' ANN@acme.example ' } })).toEqual([body.auditId])
  expect(await list({ person: { address: 'bob@acme.example' } })).toEqual([])
  expect(await list({ person: { leadId: 'bob-1' } })).toHaveLength(1)
  expect(await list({ auditId: body.auditId })).toEqual([body.auditId])
  const first = (await hub.ask(token, personReceiptList, { limit: 1 })).body
  const second = (await hub.ask(token, personReceiptList, { limit: 1, before: first.next })).body
  expect(new Set([...first.receipts, ...second.receipts].map(({ auditId }) => auditId)).size).toBe(2)
  expect(first.receipts[0]).toMatchObject({ isGenuine: true })
  const check = async (receipt: object, by = token) =>
    (await hub.ask(by, personReceiptCheck, { receipt: receipt as never })).body
  const receipt = body.receipt
  expect(await check(receipt)).toEqual({ isGenuine: true })
  expect(await check({ ...receipt, before: { ...receipt.before, lead: 9 } })).toEqual({ isGenuine: false })
  expect(await check({ ...receipt, signature: 'short' })).toEqual({ isGenuine: false })
  const stranger = await hub.addMember(await hub.addWorkspace(), 'admin')
  expect(await check(receipt, stranger.token)).toEqual({ isGenuine: false })
  const foreign = await hub.ask(stranger.token, personReceiptList, { auditId: body.auditId })
  expect(foreign.body.receipts).toEqual([])
})

it('is for admins, and for their own workspace alone', async () => {
  await addAnnAndBob()
  for (const role of ['rep', 'marketer'] as const) {
    const other = await hub.addMember(workspaceId, role)
    expect((await hub.ask(other.token, personExport, { person: { leadId: 'ann-1' } })).status).toBe(403)
    expect((await hub.ask(other.token, personErase, { person: { leadId: 'ann-1' } })).status).toBe(403)
  }
  const stranger = await hub.addMember(await hub.addWorkspace(), 'admin')
  expect((await hub.ask(stranger.token, personExport, { person: { leadId: 'ann-1' } })).status).toBe(404)
  await hub.ask(stranger.token, personErase, { person: { address: 'ann@acme.example' } })
  expect((await hub.ask(token, personExport, { person: { leadId: 'ann-1' } })).status).toBe(200)
})
