import { memberReset } from '../../lib/contract/member-reset'
import { makeOneTime } from '../auth/one-time'
import type { ResetBody } from '../auth/password-reset'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { listWorkspacesOf } from '../repos/member'
import { addLink, clearLinks } from '../repos/one-time-link'
import { getMember } from './get-member'
import { route } from './route'

const DAY = 24 * 3_600_000

/** Law: who is in another workspace as well is not reset from this one: its admin would get into the other. */
export const memberResetRoute = route(memberReset, async ({ memberId }, { db, now, url, member }) => {
  const { workspaceId } = member
  const at = now()
  const expiresAt = at + DAY
  const { token, hash } = makeOneTime()
  await inTransaction(db, async (tx) => {
    const { userId } = await getMember(tx, workspaceId, memberId)
    if ((await listWorkspacesOf(tx, userId)).length > 1)
      throw new Refusal(
        'conflict',
        'This person is in another workspace too, so no admin of one may set their password.',
      )
    await clearLinks(tx, 'password', at, userId)
    const body: ResetBody = { by: member.memberId }
    await addLink(tx, { hash, kind: 'password', userId, workspaceId, body, at, expiresAt })
    await addAudit(tx, {
      workspaceId,
      memberId: member.memberId,
      action: 'member.reset',
      subject: memberId,
      at,
    })
  })
  return { link: `${url()}/new-password?token=${token}`, expiresAt }
})
