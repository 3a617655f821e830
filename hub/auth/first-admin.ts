import { makeId } from '../../lib/platform/id'
import { inTransaction, type Tx } from '../db/transaction'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { addMember, hasMembers } from '../repos/member'
import { addLink, clearLinks, takeLink } from '../repos/one-time-link'
import { addPerson } from '../repos/person'
import { addWorkspace } from '../repos/workspace'
import { hashOf, makeOneTime } from './one-time'

const DAY = 24 * 3_600_000

/**
 * The one-time link by which the first admin makes the workspace: for a day, and only while nobody is a member of
 * anything; undefined afterwards. A new link makes the one before worthless.
 */
export async function makeFirstAdminLink(hub: Pick<Hub, 'db' | 'now' | 'url'>): Promise<string | undefined> {
  const { token, hash } = makeOneTime()
  const at = hub.now()
  const made = await inTransaction(hub.db, async (tx) => {
    if (await hasMembers(tx)) return false
    await clearLinks(tx, 'first-admin', at)
    await addLink(tx, { hash, kind: 'first-admin', at, expiresAt: at + DAY })
    return true
  })
  return made ? `${hub.url()}/first-admin?token=${token}` : undefined
}

export interface FirstAdmin {
  token: string
  workspace: string
  name: string
  email: string
  passwordHash: string
}

/** Makes the workspace and its admin. Throws `gone` where the link no longer counts, `conflict` where the address is taken. */
export async function makeFirstAdmin(
  hub: Pick<Hub, 'now'>,
  tx: Tx,
  { token, workspace, name, email, passwordHash }: FirstAdmin,
): Promise<{ userId: string; workspaceId: string }> {
  const at = hub.now()
  const taken = await takeLink(tx, 'first-admin', hashOf(token), at)
  if (!taken || (await hasMembers(tx))) throw new Refusal('gone', 'This link no longer counts.')
  const [workspaceId, userId, memberId] = [makeId(at), makeId(at), makeId(at)]
  await addWorkspace(tx, { workspaceId, name: workspace, at })
  if (!(await addPerson(tx, { userId, name, email, passwordHash, at })))
    throw new Refusal('conflict', 'This address is taken. Use another one.')
  await addMember(tx, { id: memberId, workspaceId, userId, role: 'admin', at })
  await addAudit(tx, { workspaceId, memberId, action: 'workspace.made', at })
  return { userId, workspaceId }
}
