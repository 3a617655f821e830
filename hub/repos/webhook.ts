import { z } from 'zod'
import { EventKind } from '../../lib/contract/webhook-event'
import { DisabledWhy, Recipe } from '../../lib/contract/webhook-row'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'
import { Refusal } from '../errors'

/** A webhook as stored; address and secrets are sealed. */
const StoredWebhook = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    events: z.array(EventKind),
    secret: z.string(),
    old_secret: z.string().nullable(),
    old_until: z.number().nullable(),
    recipe: Recipe,
    names: z.boolean(),
    created_at: z.number(),
    failing_since: z.number().nullable(),
    disabled_at: z.number().nullable(),
    disabled_why: DisabledWhy.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    name: row.name,
    sealedUrl: row.url,
    events: row.events,
    sealedSecret: row.secret,
    sealedOldSecret: row.old_secret ?? undefined,
    oldSecretUntil: row.old_until ?? undefined,
    recipe: row.recipe,
    names: row.names,
    createdAt: row.created_at,
    failingSince: row.failing_since ?? undefined,
    disabledAt: row.disabled_at ?? undefined,
    disabledWhy: row.disabled_why ?? undefined,
  }))
export type StoredWebhook = z.infer<typeof StoredWebhook>

const COLUMNS = [
  'id',
  'name',
  'url',
  'events',
  'secret',
  'old_secret',
  'old_until',
  'recipe',
  'names',
  'created_at',
  'failing_since',
  'disabled_at',
  'disabled_why',
] as const

/** All of them, the newest first. */
export async function listWebhooks(db: Database | Tx, workspaceId: string): Promise<StoredWebhook[]> {
  const rows = await db
    .selectFrom('webhook')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return z.array(StoredWebhook).parse(rows)
}

/** One of them. */
export async function findWebhook(
  db: Database | Tx,
  workspaceId: string,
  id: string,
): Promise<StoredWebhook | undefined> {
  const row = await db
    .selectFrom('webhook')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && StoredWebhook.parse(row)
}

/** One of them. Refuses with `notFound` where there is none. */
export async function getWebhook(db: Database | Tx, workspaceId: string, id: string): Promise<StoredWebhook> {
  const webhook = await findWebhook(db, workspaceId, id)
  if (!webhook) throw new Refusal('notFound', 'This webhook is not here. Somebody may have removed it.')
  return webhook
}

/** Writes a new one; `id` is the caller's, because what is sealed is bound to it. */
export async function addWebhook(
  tx: Tx,
  workspaceId: string,
  webhook: Pick<
    StoredWebhook,
    'id' | 'name' | 'sealedUrl' | 'events' | 'sealedSecret' | 'recipe' | 'names' | 'createdAt'
  >,
): Promise<void> {
  await tx
    .insertInto('webhook')
    .values({
      workspace_id: workspaceId,
      id: webhook.id,
      name: webhook.name,
      url: webhook.sealedUrl,
      events: webhook.events,
      secret: webhook.sealedSecret,
      recipe: webhook.recipe,
      names: webhook.names,
      created_at: webhook.createdAt,
    })
    .execute()
}

/** A change of one of them; what it sets is the caller’s. */
function updateOne(tx: Tx, workspaceId: string, id: string) {
  return tx.updateTable('webhook').where('workspace_id', '=', workspaceId).where('id', '=', id)
}

/** Changes what is given. */
export async function changeWebhook(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: Partial<Pick<StoredWebhook, 'name' | 'sealedUrl' | 'events' | 'names'>>,
): Promise<void> {
  const { name, sealedUrl: url, events, names } = change
  const given = Object.fromEntries(
    Object.entries({ name, url, events, names }).filter(([, value]) => value !== undefined),
  )
  if (!Object.keys(given).length) return
  await updateOne(tx, workspaceId, id).set(given).execute()
}

/** Puts a new secret in place of the old one, which signs beside it until `until`. */
export async function rotateWebhook(
  tx: Tx,
  workspaceId: string,
  id: string,
  { sealedSecret, until }: { sealedSecret: string; until: number },
): Promise<void> {
  await updateOne(tx, workspaceId, id)
    .set((column) => ({ old_secret: column.ref('secret'), old_until: until, secret: sealedSecret }))
    .execute()
}

/** Switches it on again, with a clean sheet. */
export async function enableWebhook(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await updateOne(tx, workspaceId, id)
    .set({ disabled_at: null, disabled_why: null, failing_since: null })
    .where('disabled_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Switches it off; false where it was off already. */
export async function disableWebhook(
  tx: Tx,
  workspaceId: string,
  id: string,
  { at, why }: { at: number; why: DisabledWhy },
): Promise<boolean> {
  const { numUpdatedRows } = await updateOne(tx, workspaceId, id)
    .set({ disabled_at: at, disabled_why: why })
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Notes a failure and answers since when nothing was taken; a success clears it. */
export async function markFailing(
  tx: Tx,
  workspaceId: string,
  id: string,
  at: number,
): Promise<number | undefined> {
  const row = await updateOne(tx, workspaceId, id)
    .set((column) => ({ failing_since: column.fn.coalesce('failing_since', column.val(at)) }))
    .returning('failing_since')
    .executeTakeFirst()
  return row && z.number().parse(row.failing_since)
}

/** A delivery was taken. */
export async function markWell(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await updateOne(tx, workspaceId, id)
    .set({ failing_since: null })
    .where('failing_since', 'is not', null)
    .execute()
}

/** Takes it away with its deliveries; true where it was there. */
export async function removeWebhook(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  await tx
    .deleteFrom('delivery')
    .where('workspace_id', '=', workspaceId)
    .where('webhook_id', '=', id)
    .execute()
  const { numDeletedRows } = await tx
    .deleteFrom('webhook')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
