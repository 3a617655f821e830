import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'
import { makeId } from '../../lib/platform/id'

/** How better-auth names an account that is opened by a password. */
const PASSWORD = 'credential'

/** Somebody who can sign in, whose address was vouched for by who invited them. False where the address is taken. */
export async function addPerson(
  tx: Tx | Database,
  person: { userId: string; name: string; email: string; passwordHash?: string; at: number },
): Promise<boolean> {
  const at = new Date(person.at)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('auth_user')
    .values({
      id: person.userId,
      name: person.name,
      email: person.email,
      email_verified: true,
      image: null,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  if (person.passwordHash) await setPassword(tx, person.userId, person.passwordHash, person.at)
  return true
}

/** Gives a person a (new) password. */
export async function setPassword(
  tx: Tx | Database,
  userId: string,
  hash: string,
  at: number,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('auth_account')
    .set({ password: hash, updated_at: new Date(at) })
    .where('user_id', '=', userId)
    .where('provider_id', '=', PASSWORD)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await tx
    .insertInto('auth_account')
    .values({
      id: makeId(at),
      account_id: userId,
      provider_id: PASSWORD,
      user_id: userId,
      password: hash,
      updated_at: new Date(at),
    })
    .execute()
}

/** The person with this address (lower case). */
export async function findPerson(
  db: Database | Tx,
  by: { email: string } | { userId: string },
): Promise<{ userId: string; name: string; email: string } | undefined> {
  const all = db.selectFrom('auth_user').select(['id as userId', 'name', 'email'])
  return 'email' in by
    ? all.where('email', '=', by.email).executeTakeFirst()
    : all.where('id', '=', by.userId).executeTakeFirst()
}
