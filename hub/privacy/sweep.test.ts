import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditList } from '../../lib/contract/audit-list'
import { retentionCount } from '../../lib/contract/retention-count'
import { RetentionSubject, retentionGet } from '../../lib/contract/retention-get'
import { retentionPut } from '../../lib/contract/retention-put'
import { startTestHub, type TestHub } from '../test/test-hub'
import { sweepDue } from './sweep'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 22, 12)
const OLD = START - 40 * DAY
const NEW = START - 5 * DAY

async function addRows(workspaceId: string, count: number, at: number): Promise<void> {
  const ids = Array.from({ length: count }, (_one, index) => `${at}-${index}`)
  const base = { workspace_id: workspaceId, at }
  const lead = { parent_id: null, company: null, owner: null, updated_at: at, body: '{}' }
  await hub.db
    .insertInto('lead')
    .values(ids.map((id) => ({ workspace_id: workspaceId, id, root_id: id, known: false, ...lead })))
    .execute()
  await hub.db
    .insertInto('touchpoint')
    .values(
      ids.map((id) => ({
        ...base,
        id,
        lead_id: id,
        type: 'other',
        side: 'sales',
        source: 's',
        grade: null,
        body: '{}',
      })),
    )
    .execute()
  await hub.db
    .insertInto('view')
    .values(ids.map((id) => ({ ...base, id, lead_id: id, member_id: 'm1', version: 1, body: '{"words":1}' })))
    .execute()
  await hub.db
    .insertInto('ingested')
    .values(ids.map((id) => ({ ...base, source_id: 's', message_id: id })))
    .execute()
}

async function counts(workspaceId: string) {
  const count = async (table: 'touchpoint' | 'view' | 'ingested' | 'lead', live: boolean) => {
    let query = hub.db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('n'))
      .where('workspace_id', '=', workspaceId)
    if (live)
      query = (query as never as ReturnType<typeof hub.db.selectFrom<'view'>>).where(
        'deleted',
        '=',
        false,
      ) as never
    return (await query.executeTakeFirstOrThrow()).n
  }
  return {
    touchpoints: await count('touchpoint', false),
    views: await count('view', true),
    tombstones: (await count('view', false)) - (await count('view', true)),
    ingested: await count('ingested', false),
    leads: await count('lead', false),
  }
}

it('removes what is older than the rule says, in batches, and keeps what keeps counts exact', async () => {
  const workspaceId = await hub.addWorkspace()
  const untouched = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'admin')
  for (const id of [workspaceId, untouched]) {
    await addRows(id, 1200, OLD)
    await addRows(id, 3, NEW)
  }
  const { status, body } = await hub.ask(token, retentionPut, {
    rules: [{ subject: 'touchpoint', days: 30 }, { subject: 'view', days: 30 }, { subject: 'send' }],
  })
  expect(status).toBe(200)
  expect(body.rules.filter(({ days }) => days)).toEqual([
    { subject: 'touchpoint', days: 30 },
    { subject: 'view', days: 30 },
  ])
  // Two processes at once: each rule is swept by one of them.
  await Promise.all([sweepDue(hub), sweepDue(hub)])
  expect(await counts(workspaceId)).toEqual({
    touchpoints: 3,
    views: 3,
    tombstones: 1200,
    ingested: 1203,
    leads: 1203,
  })
  expect(await counts(untouched)).toMatchObject({ touchpoints: 1203, views: 1203 })
  const { entries } = (await hub.ask(token, auditList, {})).body
  const swept = entries.filter(({ action }) => action === 'retention.swept')
  expect(swept.map(({ subject, detail }) => [subject, detail.removed]).toSorted()).toEqual([
    ['touchpoint', 1200],
    ['view', 1200],
  ])
  expect((await hub.ask(token, retentionGet, {})).body.rules[0]).toMatchObject({ sweptAt: START })
})

it('sweeps again a day later, and at once where a rule was changed', async () => {
  const workspaceId = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'admin')
  await hub.ask(token, retentionPut, { rules: [{ subject: 'view', days: 30 }] })
  await sweepDue(hub)
  await addRows(workspaceId, 2, OLD)
  await sweepDue(hub)
  expect((await counts(workspaceId)).views).toBe(2)
  hub.setNow(START + DAY)
  await sweepDue(hub)
  expect((await counts(workspaceId)).views).toBe(0)
  await addRows(workspaceId, 1, NEW)
  await hub.ask(token, retentionPut, { rules: [{ subject: 'view', days: 2 }] })
  await sweepDue(hub)
  expect((await counts(workspaceId)).views).toBe(0)
  hub.setNow(START)
})

it('removes visitors whom nobody has named, and no lead', async () => {
  const workspaceId = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'admin')
  await addRows(workspaceId, 4, OLD)
  await hub.db
    .updateTable('lead')
    .set({ known: true })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', `${OLD}-0`)
    .execute()
  await hub.ask(token, retentionPut, { rules: [{ subject: 'visitor', days: 30 }] })
  await sweepDue(hub)
  expect(await counts(workspaceId)).toMatchObject({ leads: 1, touchpoints: 1 })
})

it('is for admins', async () => {
  const workspaceId = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'marketer')
  expect((await hub.ask(token, retentionPut, { rules: [] })).status).toBe(403)
})

it('counts what new rules would remove, and exactly that is removed', async () => {
  const workspaceId = await hub.addWorkspace()
  const other = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'admin')
  for (const id of [workspaceId, other]) {
    await addRows(id, 7, OLD)
    await addRows(id, 3, NEW)
  }
  const letter = { workspace_id: workspaceId, source_id: 's', code: 'noId', detail: 'no', body: '{}' }
  await hub.db.insertInto('dead_letter').values([{ ...letter, id: 'x1', at: OLD }, { ...letter, id: 'x2', at: NEW }]).execute() // prettier-ignore
  const event = { workspace_id: workspaceId, webhook_id: 'w1', event_id: 'e1', kind: 'feedback.added' }
  const delivery = { ...event, subject_id: 'f1', at: OLD, body: '{}' }
  await hub.db.insertInto('delivery').values([{ ...delivery, id: 'd1', status: 'delivered' }, { ...delivery, id: 'd2', status: 'waiting' }]).execute() // prettier-ignore
  const rules = RetentionSubject.options.map((subject) => ({ subject, days: 30 }))
  const { counts } = (await hub.ask(token, retentionCount, { rules })).body
  expect(counts).toEqual([
    { subject: 'touchpoint', days: 30, rows: 7 },
    { subject: 'visitor', days: 30, rows: 7 },
    { subject: 'view', days: 30, rows: 7 },
    { subject: 'dead_letter', days: 30, rows: 1 },
    { subject: 'delivery', days: 30, rows: 1 },
  ])
  expect((await hub.ask(token, retentionGet, {})).body.rules.every(({ days }) => !days)).toBe(true)
  // Without touchpoints: those of a visitor go with the visitor, whichever of the two sweeps comes first.
  const some = <Of extends { subject: string }>(all: Of[]) =>
    all.filter(({ subject }) => subject !== 'touchpoint')
  await hub.ask(token, retentionPut, { rules: some(rules) })
  await sweepDue(hub)
  const { entries } = (await hub.ask(token, auditList, {})).body
  const swept = entries.filter(({ action }) => action === 'retention.swept')
  expect(swept.map(({ subject, detail }) => [subject, detail.removed]).toSorted()).toEqual(
    some(counts)
      .map(({ subject, rows }) => [subject, rows])
      .toSorted(),
  )
  // A rule that stands is no news, and one that is taken away removes nothing.
  await addRows(workspaceId, 1, OLD - DAY)
  const again = [{ subject: 'view' as const, days: 30 }, { subject: 'send' as const }]
  expect((await hub.ask(token, retentionCount, { rules: again })).body.counts).toEqual([])
})
