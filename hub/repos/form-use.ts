import { z } from 'zod'
import type { Database } from '../db/connect'

const DAY = 24 * 3_600_000
const Used = z.object({ location: z.string().optional() })

/** Forms that were sent, as keyed hashes of what was sent; each for a day, among what else counts once. */
interface FormUse {
  workspaceId: string
  hash: Buffer
}

/** Takes one sending of a form upon this request; false where it was taken before. */
export async function claimForm(
  db: Database,
  { workspaceId, hash, at }: FormUse & { at: number },
): Promise<boolean> {
  await db.deleteFrom('auth_link').where('kind', '=', 'form').where('expires_at', '<', at).execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('auth_link')
    .values({
      token_hash: hash,
      kind: 'form',
      user_id: null,
      organization_id: workspaceId,
      created_at: at,
      expires_at: at + DAY,
      used_at: at,
      session_id: null,
    })
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Notes where its sender was led. Law: a path of our own with ids, never what was typed or shown. */
export async function noteFormLocation(
  db: Database,
  { workspaceId, hash }: FormUse,
  location: string,
): Promise<void> {
  await db
    .updateTable('auth_link')
    .set({ body: JSON.stringify({ location }) })
    .where('token_hash', '=', hash)
    .where('organization_id', '=', workspaceId)
    .where('kind', '=', 'form')
    .execute()
}

/** Where the first sender was led; undefined where that is not known, or the first one is not answered yet. */
export async function findFormLocation(
  db: Database,
  { workspaceId, hash }: FormUse,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('auth_link')
    .select('body')
    .where('token_hash', '=', hash)
    .where('organization_id', '=', workspaceId)
    .where('kind', '=', 'form')
    .executeTakeFirst()
  return row && Used.parse(row.body).location
}

/** Lets it be sent again: it did nothing. */
export async function releaseForm(db: Database, { workspaceId, hash }: FormUse): Promise<void> {
  await db
    .deleteFrom('auth_link')
    .where('token_hash', '=', hash)
    .where('organization_id', '=', workspaceId)
    .where('kind', '=', 'form')
    .execute()
}
