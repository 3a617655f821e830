import { z } from 'zod'
import { inTransaction } from '../db/transaction'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { findMember, listWorkspacesOf } from '../repos/member'
import { findLink, takeLink } from '../repos/one-time-link'
import { setPassword } from '../repos/person'
import { endSessionsOf } from '../repos/session'
import { hashOf } from './one-time'

/** What is kept beside a link for a new password: the member who made it. */
const ResetBody = z.object({ by: z.string() })
export type ResetBody = z.infer<typeof ResetBody>

/** True while a link's token may still be used, as far as its row says. */
export async function isResetOpen(hub: Hub, token: string): Promise<boolean> {
  const link = await findLink(hub.db, 'password', hashOf(token))
  return link !== undefined && link.usedAt === undefined && link.expiresAt > hub.now()
}

/**
 * Sets a new password and ends every session of its person. False where the link no longer counts: it was used, its
 * person left or joined another workspace whose admin did not make it, or who made it is no admin any more.
 */
export function resetPassword(hub: Hub, token: string, passwordHash: string): Promise<boolean> {
  const at = hub.now()
  return inTransaction(hub.db, async (tx) => {
    const link = await takeLink(tx, 'password', hashOf(token), at)
    if (!link?.userId || !link.workspaceId) return false
    const { userId, workspaceId } = link
    const maker = await findMember(tx, workspaceId, { memberId: ResetBody.parse(link.body).by })
    const member = await findMember(tx, workspaceId, { userId })
    if (maker?.role !== 'admin' || !member) return false
    if ((await listWorkspacesOf(tx, userId)).length !== 1) return false
    await setPassword(tx, userId, passwordHash, at)
    await endSessionsOf(tx, userId)
    await addAudit(tx, { workspaceId, memberId: member.id, action: 'password.set', subject: member.id, at })
    return true
  })
}
