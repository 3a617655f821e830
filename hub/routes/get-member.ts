import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'
import { Refusal } from '../errors'
import { findMember, type MemberRow } from '../repos/member'

/** A member of this workspace; throws `notFound` where there is none. */
export async function getMember(
  db: Database | Tx,
  workspaceId: string,
  memberId: string,
): Promise<MemberRow> {
  const found = await findMember(db, workspaceId, { memberId })
  if (!found) throw new Refusal('notFound', 'No such member is in this workspace.')
  return found
}
