import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { EXTENSION_TOKEN_PATH } from '../../lib/contract/extension-token'
import { makeAuth } from '../auth/auth'
import { refuseForeign } from '../auth/authenticate'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { connectPages } from './connect'
import { firstAdminPages } from './first-admin'
import { invitationPages } from './invitation'
import { newPasswordPages } from './new-password'
import { STYLES, STYLES_PATH } from './page'
import { sessionPages } from './sessions'
import { signInPages } from './sign-in'
import { welcomePages } from './welcome'

/** The pages of signing in, and what they post to. */
export function signInRoutes(hub: Hub): Hono {
  const app = new Hono()
  app.get(STYLES_PATH, (context) => {
    context.header('cache-control', 'public, max-age=31536000, immutable')
    return context.body(STYLES, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
  for (const path of FORMS) {
    app.post(path, async (context, next) => {
      refuseForeign(context.req.raw, hub.url())
      await next()
    })
    app.post(path, bodyLimit({ maxSize: 16_384, onError: refuseSize }))
  }
  for (const pages of [
    welcomePages(hub),
    signInPages(hub, makeAuth(hub)),
    firstAdminPages(hub),
    invitationPages(hub),
    newPasswordPages(hub),
    sessionPages(hub),
    connectPages(hub),
  ])
    app.route('/', pages)
  return app
}

/** Every form of these pages. Law: a form that is not in this list can be sent by a foreign page. */
export const FORMS = [
  '/sign-in',
  '/sign-out',
  '/first-admin',
  '/invitation',
  '/new-password',
  '/sessions/end',
  '/workspace',
  '/extension/connect',
] as const

/** The one that an extension posts to, without a cookie. */
export const OPEN_POSTS: readonly string[] = [EXTENSION_TOKEN_PATH]

function refuseSize(): never {
  throw new Refusal('tooLarge', 'This is more than fits into one form.')
}
