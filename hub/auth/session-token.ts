import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'

/** Letters of a session's token: 192 random bits. */
const TOKEN_BYTES = 24

/** A new session's token, as it is kept. */
export function makeSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** The token as it is handed out: only its signature makes it count, and that is not kept. */
export function signToken(token: string, secret: string): string {
  return `${token}.${signatureOf(token, secret)}`
}

/** The token inside a signed one; undefined where the signature is not ours. */
export function openToken(signed: string, secret: string): string | undefined {
  const dot = signed.indexOf('.')
  if (dot < 1) return undefined
  const token = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1))
  const ours = Buffer.from(signatureOf(token, secret))
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined
}

/** As better-auth signs its cookies. */
function signatureOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64')
}

/** The cookie of the hub's pages, as better-auth names it. */
export function sessionCookie(url: string): string {
  return `${url.startsWith('https:') ? '__Secure-' : ''}halfdoor.session_token`
}

/** What a request says of its session: as a bearer token (the extension) or as a cookie (the hub's pages). */
export function signedTokenOf(
  request: Request,
  url: string,
): { signed: string; by: 'bearer' | 'cookie' } | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (bearer) return { signed: bearer, by: 'bearer' }
  const name = sessionCookie(url)
  const cookie = parse(request.headers.get('cookie') ?? '', name)[name]
  return cookie ? { signed: cookie, by: 'cookie' } : undefined
}
