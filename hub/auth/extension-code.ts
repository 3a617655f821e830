import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ExtensionToken, ExtensionTokenInput } from '../../lib/contract/extension-token'
import { makeId } from '../../lib/platform/id'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { findMember, listWorkspacesOf } from '../repos/member'
import { addLink, clearLinks, findLink, noteSession, takeLink } from '../repos/one-time-link'
import { addSession, clearSessions, endSession } from '../repos/session'
import { EXTENSION_SESSION } from './authenticate'
import { hashOf, makeOneTime } from './one-time'
import { makeSessionToken, signToken } from './session-token'

/** How long a code may be exchanged, ms. */
const CODE_LIFE = 60_000

/** What a code is bound to. */
const Bound = z.object({ challenge: z.string(), redirectUri: z.string(), userAgent: z.string() })

/** A one-time code for a person who allowed the extension to act for them in one workspace. */
export async function makeCode(
  hub: Pick<Hub, 'db' | 'now'>,
  { userId, workspaceId, ...bound }: { userId: string; workspaceId: string } & z.infer<typeof Bound>,
): Promise<string> {
  const { token, hash } = makeOneTime()
  const at = hub.now()
  await inTransaction(hub.db, async (tx) => {
    await clearLinks(tx, 'extension', at)
    await addLink(tx, {
      hash,
      kind: 'extension',
      userId,
      workspaceId,
      body: bound,
      at,
      expiresAt: at + CODE_LIFE,
    })
  })
  return token
}

/** What became of a code; said after the transaction, which must not be undone by a refusal. */
type Outcome = { answer: ExtensionToken } | { refusal: Refusal }

/**
 * A session for a code (RFC 7636, S256). Throws `gone` where the code is unknown, used or out of time, `badRequest`
 * where it is not the caller's; either way it counts no more. A code that comes a second time was stolen by one of
 * the two: the session made from it ends.
 */
export async function exchangeCode(
  hub: Hub,
  { code, verifier, redirectUri }: ExtensionTokenInput,
): Promise<ExtensionToken> {
  const hash = hashOf(code)
  const at = hub.now()
  const outcome = await inTransaction(hub.db, async (tx): Promise<Outcome> => {
    const link = await takeLink(tx, 'extension', hash, at)
    if (!link?.userId || !link.workspaceId) {
      const used = await findLink(tx, 'extension', hash)
      if (used?.usedAt !== undefined && used.sessionId) await endSession(tx, { sessionId: used.sessionId })
      return {
        refusal: new Refusal('gone', 'This sign-in took too long or was used already. Connect again.'),
      }
    }
    const { userId, workspaceId } = link
    const bound = Bound.parse(link.body)
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    if (challenge !== bound.challenge || redirectUri !== bound.redirectUri)
      return { refusal: new Refusal('badRequest', 'This sign-in was begun elsewhere. Connect again.') }
    const member = await findMember(tx, workspaceId, { userId })
    const workspace = (await listWorkspacesOf(tx, userId)).find((one) => one.workspaceId === workspaceId)
    if (!member || !workspace)
      return { refusal: new Refusal('revoked', 'You are no longer a member of this workspace.') }
    await clearSessions(tx, userId, at)
    const id = makeId(at)
    const token = makeSessionToken()
    const { userAgent } = bound
    const expiresAt = at + EXTENSION_SESSION
    await addSession(tx, { id, token, userId, workspaceId, kind: 'extension', userAgent, at, expiresAt })
    await noteSession(tx, hash, id)
    await addAudit(tx, { workspaceId, memberId: member.id, action: 'extension.connected', subject: id, at })
    const { name, email, role } = member
    const me = {
      workspace: { id: workspaceId, name: workspace.workspace },
      member: { id: member.id, name, email, role },
    }
    return { answer: { token: signToken(token, hub.env.HUB_SECRET ?? ''), me } }
  })
  if ('refusal' in outcome) throw outcome.refusal
  return outcome.answer
}
