import { sql } from 'kysely'
import type { EventData, EventKind } from '../../lib/contract/webhook-event'
import { makeId } from '../../lib/platform/id'
import { jsonText } from '../db/json-text'
import type { Tx } from '../db/transaction'

/** Something happened that webhooks may want to hear of. */
export interface WebhookEvent<Kind extends EventKind = EventKind> {
  workspaceId: string
  kind: Kind
  /** Ms since 1970. */
  at: number
  /** The id of the verdict, objection or request. */
  subjectId: string
  /** Names and typed words go into `details` only: webhooks set to ids only are not told them. */
  body: EventData<Kind>
}

/**
 * Writes one delivery for each live webhook that wants this event, in the caller's transaction: the event is told
 * if, and only if, the change is committed. What a webhook may not hear is not even stored for it.
 */
export async function addEvent<Kind extends EventKind>(tx: Tx, event: WebhookEvent<Kind>): Promise<void> {
  const { workspaceId, kind, at, subjectId, body } = event
  const eventId = makeId(at)
  const leadId = 'leadId' in body && body.leadId ? body.leadId : null
  const full = jsonText(body)
  const idsOnly = jsonText({ ...body, details: undefined })
  await tx
    .insertInto('delivery')
    .columns([
      'workspace_id',
      'id',
      'webhook_id',
      'event_id',
      'kind',
      'subject_id',
      'lead_id',
      'at',
      'body',
      'next_at',
      'status',
    ])
    .expression((query) =>
      query
        .selectFrom('webhook')
        .select([
          'workspace_id',
          sql<string>`${eventId}::text || '.' || id`.as('id'),
          'id as webhook_id',
          sql<string>`${eventId}::text`.as('event_id'),
          sql<string>`${kind}::text`.as('kind'),
          sql<string>`${subjectId}::text`.as('subject_id'),
          sql<string | null>`${leadId}::text`.as('lead_id'),
          sql<number>`${at}::bigint`.as('at'),
          sql<string>`case when names then ${full}::jsonb else ${idsOnly}::jsonb end`.as('body'),
          sql<number>`${at}::bigint`.as('next_at'),
          sql<string>`'waiting'`.as('status'),
        ])
        .where('workspace_id', '=', workspaceId)
        .where('disabled_at', 'is', null)
        .where(sql<boolean>`${kind}::text = any(events)`),
    )
    .execute()
}
