import { z } from 'zod'
import { inTransaction, type Tx } from '../db/transaction'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { findMember, listWorkspacesOf } from '../repos/member'
import { addLink, clearLinks, findLink, takeLink } from '../repos/one-time-link'
import { findPerson, setPassword } from '../repos/person'
import { endSessionsOf } from '../repos/session'
import { accountHash, clearTries } from '../repos/sign-in-try'
import { hashOf, makeOneTime } from './one-time'

const DAY = 24 * 3_600_000

/** Who made a link for a new password: a member, or whoever runs the server. */
const Maker = z.union([z.object({ by: z.string() }), z.object({ server: z.literal(true) })])
type Maker = z.infer<typeof Maker>

interface Whose {
  userId: string
  workspaceId: string
}

/** Makes the one-time link by which a person sets a new password within a day; one before it counts no more. */
export async function addResetLink(
  tx: Tx,
  { now, url }: Pick<Hub, 'now' | 'url'>,
  { userId, workspaceId }: Whose,
  body: Maker,
): Promise<{ link: string; expiresAt: number }> {
  const at = now()
  const expiresAt = at + DAY
  const { token, hash } = makeOneTime()
  await clearLinks(tx, 'password', at, userId)
  await addLink(tx, { hash, kind: 'password', userId, workspaceId, body, at, expiresAt })
  return { link: `${url()}/new-password?token=${token}`, expiresAt }
}

/** The same for whoever runs the server, who may open every account anyway. Undefined where nobody has this address. */
export async function makeServerResetLink(
  hub: Pick<Hub, 'db' | 'now' | 'url'>,
  email: string,
): Promise<string | undefined> {
  return inTransaction(hub.db, async (tx) => {
    const person = await findPerson(tx, { email: email.trim().toLowerCase() })
    const [first] = person ? await listWorkspacesOf(tx, person.userId) : []
    if (!person || !first) return undefined
    const { workspaceId } = first
    const { userId } = person
    const member = await findMember(tx, workspaceId, { userId })
    await addAudit(tx, { workspaceId, action: 'member.reset', subject: member?.id, at: hub.now() })
    return (await addResetLink(tx, hub, { userId, workspaceId }, { server: true })).link
  })
}

/** True while a link's token may still be used, as far as its row says. */
export async function isResetOpen(hub: Hub, token: string): Promise<boolean> {
  const link = await findLink(hub.db, 'password', hashOf(token))
  return link !== undefined && link.usedAt === undefined && link.expiresAt > hub.now()
}

/** Sets a new password, ends every session of its person and lifts a lock. False where the link no longer counts. */
export function resetPassword(hub: Hub, token: string, passwordHash: string): Promise<boolean> {
  const at = hub.now()
  return inTransaction(hub.db, async (tx) => {
    const link = await takeLink(tx, 'password', hashOf(token), at)
    if (!link?.userId || !link.workspaceId) return false
    const { userId, workspaceId } = link
    const member = await findMember(tx, workspaceId, { userId })
    if (!member || !(await mayReset(tx, { userId, workspaceId }, Maker.parse(link.body)))) return false
    await setPassword(tx, userId, passwordHash, at)
    await endSessionsOf(tx, userId)
    await clearTries(tx, accountHash(hub.env.HUB_SECRET ?? '', member.email))
    await addAudit(tx, { workspaceId, memberId: member.id, action: 'password.set', subject: member.id, at })
    return true
  })
}

/** An admin's link counts while they are one and the person is in no other workspace, whose admin did not make it. */
async function mayReset(tx: Tx, { userId, workspaceId }: Whose, maker: Maker): Promise<boolean> {
  if ('server' in maker) return true
  const admin = await findMember(tx, workspaceId, { memberId: maker.by })
  return admin?.role === 'admin' && (await listWorkspacesOf(tx, userId)).length === 1
}
