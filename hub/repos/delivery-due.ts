import { sql } from 'kysely'
import { z } from 'zod'
import { EventKind } from '../../lib/contract/webhook-event'
import type { DeliveryStatus } from '../../lib/contract/webhook-row'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

/** A process that took up a delivery and died is believed dead after this, ms; far longer than a post may take. */
export const LEASE = 60_000

/** Workspaces by pages, in the order of their ids. Read from the one table of them that is not a tenant's. */
export async function listWorkspaceIds(
  db: Database,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  let query = db.selectFrom('auth_organization').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(await query.execute())
    .map(({ id }) => id)
}

const Due = z.object({ workspace_id: z.string(), webhook_id: z.string() })

/** The webhooks of these workspaces that something is due for. */
export async function listDueWebhooks(
  db: Database,
  workspaceIds: readonly string[],
  now: number,
): Promise<{ workspaceId: string; webhookId: string }[]> {
  if (!workspaceIds.length) return []
  const rows = await db
    .selectFrom('delivery')
    .select(['workspace_id', 'webhook_id'])
    .distinct()
    .where('workspace_id', 'in', workspaceIds)
    .where('status', '=', 'waiting')
    .where('next_at', '<=', now)
    .execute()
  return z
    .array(Due)
    .parse(rows)
    .map(({ workspace_id, webhook_id }) => ({ workspaceId: workspace_id, webhookId: webhook_id }))
}

const Claimed = z
  .object({
    id: z.string(),
    webhook_id: z.string(),
    event_id: z.string(),
    kind: z.union([EventKind, z.literal('test')]),
    subject_id: z.string(),
    at: z.number(),
    body: z.unknown(),
    attempts: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    kind: row.kind,
    subjectId: row.subject_id,
    at: row.at,
    data: row.body,
    /** This try counted. */
    tries: row.attempts,
  }))
export type ClaimedDelivery = z.infer<typeof Claimed> & { workspaceId: string }

/**
 * Takes up what is due for one webhook, the oldest first. No other process gets it before the lease runs out, and
 * the try is counted before it is made: a process that dies in between leaves the delivery to the next one.
 */
export async function claimDeliveries(
  db: Database,
  {
    workspaceId,
    webhookId,
    now,
    limit,
  }: { workspaceId: string; webhookId: string; now: number; limit: number },
): Promise<ClaimedDelivery[]> {
  const due = db
    .selectFrom('delivery')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('webhook_id', '=', webhookId)
    .where('status', '=', 'waiting')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
  const rows = await db
    .updateTable('delivery')
    .set((column) => ({ attempts: column('attempts', '+', 1), next_at: now + LEASE, tried_at: now }))
    .where('workspace_id', '=', workspaceId)
    // An array is made once; a plain `in` may be run again for each row, and lock more than its limit.
    .where('id', '=', sql<string>`any(array(${due}))`)
    .returning(['id', 'webhook_id', 'event_id', 'kind', 'subject_id', 'at', 'body', 'attempts'])
    .execute()
  return z
    .array(Claimed)
    .parse(rows)
    .map((row) => ({ ...row, workspaceId }))
}

/** What came of a try. */
export interface TryResult {
  status: DeliveryStatus
  nextAt?: number
  lastStatus?: number
  lastError?: string
}

/**
 * Writes it down, unless the delivery was taken up again since: then the later try speaks. What was stopped meanwhile,
 * because its webhook was switched off, does not wait again.
 */
export async function markDelivery(
  tx: Tx,
  { workspaceId, id, tries }: Pick<ClaimedDelivery, 'workspaceId' | 'id' | 'tries'>,
  { status, nextAt, lastStatus, lastError }: TryResult,
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({
      status,
      next_at: nextAt ?? null,
      last_status: lastStatus ?? null,
      last_error: lastError ?? null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('attempts', '=', tries)
    .$if(status === 'waiting', (query) => query.where('status', '=', 'waiting'))
    .execute()
}
