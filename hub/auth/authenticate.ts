import { Refusal } from '../errors'
import type { Hub, Member } from '../hub'
import { findSession, renewSession } from '../repos/session'
import { openToken, signedTokenOf } from './session-token'

/** A session of an extension ends this long after its last request, ms. */
export const EXTENSION_SESSION = 60 * 24 * 3_600_000
/** How often its use is noted, ms: not with every request. */
const NOTED = 24 * 3_600_000

/**
 * Whose request it is, in one read. Throws `revoked` where the member was removed or an admin ended the session, and
 * `notAllowed` where a page of somebody else's sends a form with the person's cookie.
 */
export function makeAuthenticate({
  env,
  db,
  now,
  url,
}: Pick<Hub, 'env' | 'db' | 'now' | 'url'>): Hub['authenticate'] {
  return async (request): Promise<Member | undefined> => {
    const sent = signedTokenOf(request, url())
    if (!sent || !env.HUB_SECRET) return undefined
    const token = openToken(sent.signed, env.HUB_SECRET)
    if (!token) return undefined
    if (sent.by === 'cookie') refuseForeign(request, url())
    const session = await findSession(db, token)
    const at = now()
    if (!session) return undefined
    // First of all, and however late: a browser that was away for months forgets the workspace as well.
    if (session.revoked_at !== null) throw gone()
    if (session.expires_at <= at) return undefined
    if (!session.organization_id || !session.member_id || !session.role) throw gone()
    if (session.kind === 'extension' && at - session.updated_at > NOTED)
      await renewSession(db, session.id, at, at + EXTENSION_SESSION)
    return {
      workspaceId: session.organization_id,
      memberId: session.member_id,
      name: session.name,
      email: session.email,
      role: session.role,
      sessionId: session.id,
    }
  }
}

const gone = () =>
  new Refusal('revoked', 'You are no longer a member of this workspace. Ask an admin of your team.')

/** Law: a cookie changes something only where our own page sent it. */
export function refuseForeign(request: Request, url: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (request.headers.get('origin') === new URL(url).origin) return
  throw new Refusal(
    'notAllowed',
    'This was sent from another page than the hub’s own. Open the hub and try again.',
  )
}
