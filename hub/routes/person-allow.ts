import { personAllow } from '../../lib/contract/person-allow'
import { inTransaction } from '../db/transaction'
import { keyedHash } from '../privacy/keyed-hash'
import { addAudit } from '../repos/audit'
import { addressKey } from '../repos/person-find'
import { removeSuppressed } from '../repos/suppression'
import { route } from './route'

/** Takes an address off the list of those who must not come back. Other ids of the person stay on it. */
export const personAllowRoute = route(personAllow, async ({ address }, { db, env, member, now }) => {
  const { workspaceId, memberId } = member
  const secret = env.HUB_SECRET!
  const key = addressKey(address)
  const removed = await inTransaction(db, async (tx) => {
    const count = await removeSuppressed(tx, { workspaceId, secret, keys: [key] })
    const subject = keyedHash(secret, workspaceId, key).toString('hex')
    if (count) await addAudit(tx, { workspaceId, memberId, action: 'person.allowed', subject, at: now() })
    return count
  })
  return { allowed: removed > 0 }
})
