import { sql } from 'kysely'
import { linkMake } from '../../lib/contract/link-make'
import { memberInvite } from '../../lib/contract/member-invite'
import { sourceAdd } from '../../lib/contract/source-add'
import { webhookAdd } from '../../lib/contract/webhook-add'
import {
  outcomes,
  push,
  sampleAsset,
  sampleDispute,
  sampleFeedback,
  sampleLead,
  sampleObjection,
  sampleRequest,
  sampleSend,
} from './sample-acts'
import { SAME, type ForeignIds } from './sample-inputs'
import type { TestHub, TestMember } from './test-hub'

export interface Filled {
  workspaceId: string
  admin: TestMember
  /** Ids of its rows that the hub made. */
  ids: ForeignIds
}

/** A workspace with a row in every table that people fill; `mark` stands in every text of it. */
export async function fillOne(hub: TestHub, mark: string): Promise<Filled> {
  const workspaceId = await hub.addWorkspace(mark)
  const admin = await hub.addMember(workspaceId, 'admin', `Ada ${mark}`)
  const rep = await hub.addMember(workspaceId, 'rep', `Ray ${mark}`)
  const crm = [{ system: 'crm', object: 'lead', id: '1' }]
  const lead = sampleLead({ id: SAME.lead, name: `Ann ${mark}`, emails: [SAME.address], crm })
  const done = await push(
    hub,
    admin.token,
    { op: 'leadAdd', lead },
    {
      op: 'leadAdd',
      lead: sampleLead({ id: SAME.otherLead, name: `Ben ${mark}`, emails: ['ben@lead.example'] }),
    },
    {
      op: 'assetPut',
      asset: sampleAsset({ id: SAME.asset, title: mark, url: `https://${mark}.example/`, sourceId: 'cms:1' }),
    },
    { op: 'sendAdd', send: { ...sampleSend(SAME.lead, SAME.asset), id: SAME.send } },
    { op: 'feedbackAdd', feedback: sampleFeedback(SAME.lead, { id: SAME.feedback, note: mark }) },
    { op: 'disputePut', dispute: { ...sampleDispute(SAME.lead), why: mark } },
    { op: 'objectionAdd', objection: { ...sampleObjection(SAME.lead), id: SAME.objection, text: mark } },
    { op: 'requestAdd', request: { ...sampleRequest(SAME.lead), id: SAME.request, text: mark } },
    { op: 'handoffPut', stage: 'intent' },
  )
  if (outcomes(done).some((each) => each !== 'applied')) throw new Error(JSON.stringify(done))
  const asked = async <T extends { status: number; body: unknown }>(
    answer: Promise<T>,
  ): Promise<T['body']> => {
    const { status, body } = await answer
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }
  const { source } = await asked(hub.ask(admin.token, sourceAdd, { name: mark, kind: 'segment' }))
  const events = ['feedback.added'] as const
  const hook = { name: mark, url: 'https://8.8.8.8/', events: [...events], recipe: 'standard' as const }
  const { webhook } = await asked(hub.ask(admin.token, webhookAdd, hook))
  const invite = { email: `${mark}@invited.example`.toLowerCase(), role: 'rep' as const }
  const { invitation } = await asked(hub.ask(admin.token, memberInvite, invite))
  const link = await asked(
    hub.ask(admin.token, linkMake, { assetId: SAME.asset, leadId: SAME.lead, sendId: SAME.send }),
  )
  await addRest(hub, workspaceId, mark, { source: source.id, webhook: webhook.id })
  return {
    workspaceId,
    admin,
    ids: {
      member: rep.memberId,
      memberEmail: rep.email,
      session: rep.sessionId,
      invitation: invitation.id,
      source: source.id,
      webhook: webhook.id,
      link: link.linkId!,
    },
  }
}

/** Rows that only jobs and ingestion write. */
async function addRest(
  hub: TestHub,
  workspaceId: string,
  mark: string,
  of: { source: string; webhook: string },
) {
  const at = hub.now()
  const own = { workspace_id: workspaceId }
  const body = JSON.stringify({ title: mark })
  const touchpoint = {
    lead_id: SAME.lead,
    id: 'crm:1',
    at,
    type: 'page.viewed',
    side: 'marketing',
    source: 'crm',
  }
  await hub.db
    .insertInto('touchpoint')
    .values({ ...own, ...touchpoint, grade: null, body })
    .execute()
  await hub.db
    .insertInto('dead_letter')
    .values({
      ...own,
      id: SAME.deadLetter,
      source_id: of.source,
      at,
      code: 'notAnObject',
      detail: mark,
      body: JSON.stringify({ event: mark }),
      replayed_at: null,
      outcome: null,
    })
    .execute()
  await hub.db
    .insertInto('delivery')
    .values({
      ...own,
      id: SAME.delivery,
      webhook_id: of.webhook,
      event_id: 'event-1',
      kind: 'feedback.added',
      subject_id: SAME.feedback,
      lead_id: SAME.lead,
      at,
      body: JSON.stringify({ note: mark }),
      next_at: null,
      status: 'failed',
      last_error: mark,
      last_status: null,
      tried_at: null,
    } as never)
    .execute()
}

/** Every row of a workspace, in all tables that have its key, and of its people: to hold against a later look. */
export async function rowsOf(hub: TestHub, workspaceId: string): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string; key: string }>`
    select table_name as name, column_name as key from information_schema.columns
    where table_schema = 'public' and column_name in ('workspace_id', 'organization_id')
    order by table_name`.execute(hub.db)
  const found: Record<string, string[]> = {}
  for (const { name, key } of tables) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(name)} t where ${sql.ref(`t.${key}`)} = ${workspaceId}
      order by 1`.execute(hub.db)
    found[name] = rows.map(({ row }) => row)
  }
  const { rows: people } = await sql<{ row: string }>`
    select to_jsonb(u)::text as row from auth_user u join auth_member m on m.user_id = u.id
    where m.organization_id = ${workspaceId} order by 1`.execute(hub.db)
  return { ...found, people: people.map(({ row }) => row) }
}
