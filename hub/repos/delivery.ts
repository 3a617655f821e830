import { z } from 'zod'
import { EventKind } from '../../lib/contract/webhook-event'
import { DeliveryStatus, type DeliveryRow } from '../../lib/contract/webhook-row'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'
import { Refusal } from '../errors'

const Stored = z
  .object({
    id: z.string(),
    webhook_id: z.string(),
    event_id: z.string(),
    kind: z.union([EventKind, z.literal('test')]),
    subject_id: z.string(),
    at: z.number(),
    status: DeliveryStatus,
    attempts: z.number(),
    tried_at: z.number().nullable(),
    next_at: z.number().nullable(),
    last_status: z.number().nullable(),
    last_error: z.string().nullable(),
  })
  .transform((row): DeliveryRow => ({
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    kind: row.kind,
    subjectId: row.subject_id,
    at: row.at,
    status: row.status,
    tries: row.attempts,
    triedAt: row.tried_at ?? undefined,
    nextAt: row.next_at ?? undefined,
    lastStatus: row.last_status ?? undefined,
    lastError: row.last_error ?? undefined,
  }))

const COLUMNS = [
  'id',
  'webhook_id',
  'event_id',
  'kind',
  'subject_id',
  'at',
  'status',
  'attempts',
  'tried_at',
  'next_at',
  'last_status',
  'last_error',
] as const

interface Page {
  workspaceId: string
  webhookId: string
  before?: { at: number; id: string }
  limit: number
}

/** One page of what was sent to a webhook, the newest first. */
export async function listDeliveries(
  db: Database | Tx,
  { workspaceId, webhookId, before, limit }: Page,
): Promise<DeliveryRow[]> {
  let query = db
    .selectFrom('delivery')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('webhook_id', '=', webhookId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (before)
    query = query.where((row) =>
      row.or([row('at', '<', before.at), row.and([row('at', '=', before.at), row('id', '<', before.id)])]),
    )
  return z.array(Stored).parse(await query.execute())
}

/** One of them. Refuses with `notFound` where there is none. */
export async function getDelivery(db: Database | Tx, workspaceId: string, id: string): Promise<DeliveryRow> {
  const row = await db
    .selectFrom('delivery')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', 'This delivery is no longer kept.')
  return Stored.parse(row)
}

/** A test event, taken up by the caller at once: no loop will touch it, and it is never tried again. */
export async function addTestDelivery(
  tx: Tx,
  delivery: { workspaceId: string; id: string; webhookId: string; eventId: string; at: number },
): Promise<void> {
  await tx
    .insertInto('delivery')
    .values({
      workspace_id: delivery.workspaceId,
      id: delivery.id,
      webhook_id: delivery.webhookId,
      event_id: delivery.eventId,
      kind: 'test',
      subject_id: delivery.webhookId,
      lead_id: null,
      at: delivery.at,
      body: '{}',
      attempts: 1,
      next_at: null,
      status: 'failed',
      last_error: 'The test was broken off.',
      last_status: null,
      tried_at: delivery.at,
    })
    .execute()
}

/** Puts it at the front of the queue again, with all its tries. */
export async function requeueDelivery(tx: Tx, workspaceId: string, id: string, at: number): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ status: 'waiting', attempts: 0, next_at: at, last_error: null, last_status: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** What is still waiting for a webhook that was switched off waits no longer. */
export async function stopDeliveries(
  tx: Tx,
  workspaceId: string,
  webhookId: string,
  why: string,
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ status: 'failed', next_at: null, last_error: why })
    .where('workspace_id', '=', workspaceId)
    .where('webhook_id', '=', webhookId)
    .where('status', '=', 'waiting')
    .execute()
}
