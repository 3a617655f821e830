import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { makeId } from '../../lib/platform/id'
import type { Tx } from '../db/transaction'
import type { Hub } from '../hub'
import { listWorkspacesOf } from '../repos/member'
import { addSession, findSession, type FoundSession } from '../repos/session'
import { makeSessionToken, openToken, sessionCookie, signedTokenOf, signToken } from './session-token'
import { PAGE_SESSION } from './options'

/** Who looks at one of the hub's pages. */
export interface Visitor extends FoundSession {
  /** Every workspace they are a member of, the first joined first. */
  workspaces: Awaited<ReturnType<typeof listWorkspacesOf>>
}

/** The person whose cookie came along; undefined where nobody is signed in. */
export async function findVisitor(hub: Hub, request: Request): Promise<Visitor | undefined> {
  const sent = signedTokenOf(request, hub.url())
  const token = sent?.by === 'cookie' ? openToken(sent.signed, hub.env.HUB_SECRET ?? '') : undefined
  const session = token ? await findSession(hub.db, token) : undefined
  if (!session || session.expires_at <= hub.now() || session.revoked_at !== null) return undefined
  return { ...session, workspaces: await listWorkspacesOf(hub.db, session.user_id) }
}

/** Opens a session for somebody who just proved who they are by a link; answers the token for `setVisitor`. */
export async function openPageSession(
  hub: Hub,
  tx: Tx,
  context: Context,
  { userId, workspaceId }: { userId: string; workspaceId: string },
): Promise<string> {
  const token = makeSessionToken()
  const at = hub.now()
  await addSession(tx, {
    id: makeId(at),
    token,
    userId,
    workspaceId,
    kind: 'page',
    userAgent: context.req.header('user-agent') ?? '',
    at,
    expiresAt: at + PAGE_SESSION * 1000,
  })
  return token
}

/** Gives the browser the cookie of a session. Call it after the transaction. */
export function setVisitor(hub: Hub, context: Context, token: string): void {
  setCookie(context, sessionCookie(hub.url()), signToken(token, hub.env.HUB_SECRET ?? ''), {
    httpOnly: true,
    sameSite: 'Lax',
    secure: hub.url().startsWith('https:'),
    path: '/',
    maxAge: PAGE_SESSION,
  })
}

/** Takes the cookie away. */
export function forgetVisitor(hub: Hub, context: Context): void {
  const secure = hub.url().startsWith('https:')
  setCookie(context, sessionCookie(hub.url()), '', {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: 0,
  })
}
