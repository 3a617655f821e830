import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { makeId } from '../lib/platform/id'
import { asRefusal, errorBody, Refusal } from './errors'
import type { Hub, Member } from './hub'
import { ROUTES } from './routes/all'
import { openRoutes, refuseShape } from './routes/open-routes'

/** What travels with a request. */
export interface AppEnv {
  Variables: { requestId: string; member: Member }
}

/** The whole hub as one function from request to response. Law: every refusal has the one shape. */
export function makeApp(hub: Hub): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseShape })
  app.use(async (context, next) => {
    context.set('requestId', makeId(hub.now()))
    await next()
    context.header('x-request-id', context.get('requestId'))
  })
  app.onError((thrown, context) => {
    const error = thrown instanceof HTTPException ? fromHono(thrown) : thrown
    const refusal = asRefusal(error)
    const requestId = context.get('requestId')
    if (refusal !== error) hub.log.error({ err: error, requestId, code: refusal.code }, 'request failed')
    return context.json(errorBody(refusal, requestId), refusal.status)
  })
  app.notFound((context) =>
    context.json(
      errorBody(new Refusal('notFound', 'There is nothing at this address.'), context.get('requestId')),
      404,
    ),
  )
  openRoutes(app, hub, ROUTES)
  return app
}

function fromHono({ status, message }: HTTPException): Refusal {
  if (status === 413) return new Refusal('tooLarge', 'This is more than fits into one request.')
  return new Refusal('badRequest', message || 'The request could not be read. Send JSON in UTF-8.')
}
