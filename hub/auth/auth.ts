import { betterAuth } from 'better-auth'
import type { Context } from 'hono'
import type { Hub } from '../hub'
import { CALLER_ADDRESS, callerAddress } from './caller-address'
import { AUTH_PATH, authOptions, SSO, type AuthParts } from './options'

/** The one address of better-auth's own that is open: the issuer sends people back to it. */
export const SSO_CALLBACK = `${AUTH_PATH}/callback/${SSO}`

/** Signing in as better-auth does it: passwords, single sign-on, limits on tries. */
export interface Auth {
  /** Asks one of its paths for a person's request, which our page has looked at before. */
  ask(context: Context, path: '/sign-in/email' | '/sign-in/social', body: object): Promise<Response>
  /** Answers the issuer's redirect. */
  callback(context: Context): Promise<Response>
}

/** better-auth is made at the first need: by then the hub knows its own address. */
export function makeAuth(hub: AuthParts & Pick<Hub, 'env'>): Auth {
  let made: { handler(request: Request): Promise<Response> } | undefined
  const handle = (context: Context, path: string, init: RequestInit) => {
    made ??= betterAuth(authOptions(hub))
    const headers = new Headers(init.headers)
    for (const name of ['cookie', 'user-agent']) {
      const value = context.req.header(name)
      if (value) headers.set(name, value)
    }
    const caller = callerAddress(context, hub.env)
    if (caller) headers.set(CALLER_ADDRESS, caller)
    return made.handler(new Request(hub.url() + path, { ...init, headers }))
  }
  return {
    ask: (context, path, body) =>
      handle(context, AUTH_PATH + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: new URL(hub.url()).origin },
        body: JSON.stringify(body),
      }),
    callback: (context) => handle(context, SSO_CALLBACK + new URL(context.req.url).search, { method: 'GET' }),
  }
}

/** Hands the cookies that better-auth sets to the person's browser. */
export function passCookies(from: Response, context: Context): void {
  for (const cookie of from.headers.getSetCookie()) context.header('set-cookie', cookie, { append: true })
}
