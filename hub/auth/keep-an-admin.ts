import type { Tx } from '../db/transaction'
import { Refusal } from '../errors'
import { holdAdmins } from '../repos/member'

/** Law: a workspace has an admin. Throws `conflict` where this member is the last; holds the admins until the end. */
export async function keepAnAdmin(tx: Tx, workspaceId: string, memberId: string): Promise<void> {
  const admins = await holdAdmins(tx, workspaceId)
  if (admins.length === 1 && admins[0] === memberId)
    throw new Refusal('conflict', 'This is the last admin. Make somebody else an admin first.')
}
