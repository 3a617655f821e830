import { memberReset } from '../../lib/contract/member-reset'
import { addResetLink } from '../auth/password-reset'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { listWorkspacesOf } from '../repos/member'
import { getMember } from './get-member'
import { route } from './route'

/** Law: who is in another workspace as well is not reset from this one: its admin would get into the other. */
export const memberResetRoute = route(memberReset, async ({ memberId }, { db, now, url, member }) => {
  const { workspaceId, memberId: by } = member
  return inTransaction(db, async (tx) => {
    const { userId } = await getMember(tx, workspaceId, memberId)
    if ((await listWorkspacesOf(tx, userId)).length > 1)
      throw new Refusal(
        'conflict',
        'This person is in another workspace too, so no admin of one may set their password. Who runs the server can.',
      )
    const subject = memberId
    await addAudit(tx, { workspaceId, memberId: by, action: 'member.reset', subject, at: now() })
    return addResetLink(tx, { now, url }, { userId, workspaceId }, { by })
  })
})
