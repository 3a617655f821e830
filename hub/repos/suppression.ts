import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'
import { keyedHash } from '../privacy/keyed-hash'

/** People who were erased and must not come back. Law: only keyed hashes are kept, never the address. */
interface Which {
  workspaceId: string
  /** HUB_SECRET. */
  secret: string
  /** As they stand in `lead_key`. */
  keys: readonly string[]
}

/** Those of the keys whose person was erased: what arrives for them is dropped, and not counted as an error. */
export async function suppressedKeys(
  db: Database | Tx,
  { workspaceId, secret, keys }: Which,
): Promise<Set<string>> {
  if (!keys.length) return new Set()
  const byHash = new Map(keys.map((key) => [keyedHash(secret, workspaceId, key).toString('hex'), key]))
  const rows = await db
    .selectFrom('suppression')
    .select('key_hash')
    .where('workspace_id', '=', workspaceId)
    .where(
      'key_hash',
      'in',
      [...byHash.keys()].map((hash) => Buffer.from(hash, 'hex')),
    )
    .execute()
  return new Set(rows.map(({ key_hash }) => byHash.get(key_hash.toString('hex'))!))
}

/** True where the one key is suppressed. */
export async function isSuppressed(
  db: Database | Tx,
  workspaceId: string,
  secret: string,
  key: string,
): Promise<boolean> {
  return (await suppressedKeys(db, { workspaceId, secret, keys: [key] })).size > 0
}

/** Puts keys on the list. */
export async function addSuppressed(
  db: Database | Tx,
  { workspaceId, secret, keys, at }: Which & { at: number },
): Promise<void> {
  if (!keys.length) return
  await db
    .insertInto('suppression')
    .values(
      [...new Set(keys)].map((key) => ({
        workspace_id: workspaceId,
        key_hash: keyedHash(secret, workspaceId, key),
        at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes keys off the list; answers how many were on it. */
export async function removeSuppressed(
  db: Database | Tx,
  { workspaceId, secret, keys }: Which,
): Promise<number> {
  if (!keys.length) return 0
  const { numDeletedRows } = await db
    .deleteFrom('suppression')
    .where('workspace_id', '=', workspaceId)
    .where(
      'key_hash',
      'in',
      keys.map((key) => keyedHash(secret, workspaceId, key)),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** True where anybody of the workspace is on the list at all. */
export async function hasSuppressed(db: Database | Tx, workspaceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('suppression')
    .select('at')
    .where('workspace_id', '=', workspaceId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
