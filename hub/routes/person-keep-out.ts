import { personKeepOut } from '../../lib/contract/person-keep-out'
import { inTransaction } from '../db/transaction'
import { hashOf } from '../privacy/receipt'
import { addAudit } from '../repos/audit'
import { addressKey } from '../repos/person-find'
import { addSuppressed } from '../repos/suppression'
import { route } from './route'

/** Puts an address on the list of those who must not come back, whether or not anything is stored about it. */
export const personKeepOutRoute = route(personKeepOut, async ({ address }, context) => {
  const { db, env, member, now } = context
  const { workspaceId, memberId } = member
  const at = now()
  const keys = [addressKey(address)]
  const subject = hashOf(context, workspaceId, { address })
  const auditId = await inTransaction(db, async (tx) => {
    await addSuppressed(tx, { workspaceId, secret: env.HUB_SECRET!, keys, at })
    return await addAudit(tx, { workspaceId, memberId, action: 'person.keptOut', subject, at })
  })
  return { auditId }
})
