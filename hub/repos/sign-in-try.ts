import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

/** Tries at one account in a window, and how long that is, ms. */
const MOST = 10
const WINDOW = 15 * 60_000

/** Stands for an account by the address that was typed; without the secret nobody can try addresses on it. */
export function accountHash(secret: string, email: string): Buffer {
  return createHmac('sha256', secret).update(`sign-in ${email}`).digest()
}

/**
 * Counts a try before the password is looked at, so that tries in one moment count as well; false where there were too
 * many since the first of them. Law: the same for an account that does not exist.
 */
export async function countTry(db: Database, account: Buffer, now: number): Promise<boolean> {
  await db
    .deleteFrom('auth_sign_in_try')
    .where('since', '<=', now - WINDOW)
    .execute()
  const { tries } = await db
    .insertInto('auth_sign_in_try')
    .values({ account_hash: account, tries: 1, since: now })
    .onConflict((conflict) =>
      conflict
        .column('account_hash')
        // No further than to the limit: who goes on trying does not make the wait longer.
        .doUpdateSet({ tries: sql<number>`least(auth_sign_in_try.tries + 1, ${MOST + 1}::integer)` }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow()
  return tries <= MOST
}

/** A try at which no password was looked at counts nothing. */
export async function giveBackTry(db: Database, account: Buffer): Promise<void> {
  await db
    .updateTable('auth_sign_in_try')
    .set({ tries: sql<number>`greatest(tries - 1, 0)` })
    .where('account_hash', '=', account)
    .execute()
}

/** Somebody signed in: their slips before count no more. */
export async function clearTries(db: Database | Tx, account: Buffer): Promise<void> {
  await db.deleteFrom('auth_sign_in_try').where('account_hash', '=', account).execute()
}
