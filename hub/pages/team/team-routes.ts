import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refuseForeign } from '../../auth/authenticate'
import { Refusal } from '../../errors'
import type { Hub } from '../../hub'
import { signInPath } from '../next'
import { auditPages } from './audit'
import { deadLetterPages } from './dead-letters'
import { TEAM_STYLES, TEAM_STYLES_PATH } from './layout'
import { memberPages } from './member'
import { membersPages } from './members'
import { once } from './once'
import { privacyPages } from './privacy'
import { receiptPages } from './receipts'
import { sourcePages } from './sources'
import { sendProblem, type TeamEnv } from './visit'
import { webhookPages } from './webhook'
import { webhooksPages } from './webhooks'

const LARGEST_FORM = 65_536

/**
 * The admin's pages, under `/team`. Law: everything here asks the routes of the API (`ask`), which say who may; every
 * form is held against its origin before it is read.
 */
export function teamRoutes(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()
  app.get(TEAM_STYLES_PATH, (context) => {
    context.header('cache-control', 'public, max-age=31536000, immutable')
    return context.body(TEAM_STYLES, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
  for (const path of ['/team', '/team/*'])
    app.use(path, async (context, next) => {
      refuseForeign(context.req.raw, hub.url())
      const member = await hub.authenticate(context.req.raw)
      if (!member) {
        const isGet = context.req.method === 'GET'
        const wanted = isGet ? new URL(context.req.url).pathname + new URL(context.req.url).search : '/team'
        return context.redirect(signInPath(wanted), isGet ? 302 : 303)
      }
      context.set('member', member)
      return await next()
    })
  app.post('/team/*', bodyLimit({ maxSize: LARGEST_FORM, onError: refuseSize }))
  app.post('/team/*', once(hub))
  app.onError((thrown, context) => sendProblem(hub, context, thrown))
  app.get('/team', (context) => context.redirect('/team/members', 302))
  for (const pages of [
    membersPages(hub),
    memberPages(hub),
    sourcePages(hub),
    deadLetterPages(hub),
    webhooksPages(hub),
    webhookPages(hub),
    privacyPages(hub),
    receiptPages(hub),
    auditPages(hub),
  ])
    app.route('/', pages)
  app.all('/team/*', () => {
    throw new Refusal('notFound', 'There is no page at this address.')
  })
  return app
}

function refuseSize(): never {
  throw new Refusal('tooLarge', 'This is more than fits into one form.')
}
