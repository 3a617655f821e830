import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { makeId } from '../lib/platform/id'
import type { AppEnv } from './app-env'
import { asRefusal, errorBody, Refusal } from './errors'
import { fileUploadRoutes } from './files/file-upload'
import type { Hub } from './hub'
import { ingestApp } from './ingest/ingest-app'
import { linkRoutes } from './links/link-routes'
import { logRequests } from './log-requests'
import { signInRoutes } from './pages/pages'
import { teamRoutes } from './pages/team/team-routes'
import { ROUTES } from './routes/all'
import { docsRoutes } from './routes/docs'
import { healthRoutes } from './routes/health'
import { openRoutes, refuseShape } from './routes/open-routes'
import { openApiRoute } from './routes/openapi'

/** The whole hub as one function from request to response. Law: every refusal has the one shape. */
export function makeApp(hub: Hub): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseShape })
  app.use(async (context, next) => {
    context.set('requestId', makeId(hub.now()))
    await next()
    context.header('x-request-id', context.get('requestId'))
    context.header('x-content-type-options', 'nosniff')
  })
  app.use(logRequests(hub))
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
  app.route('/', healthRoutes(hub))
  app.route('/', docsRoutes())
  app.route('/', ingestApp(hub))
  app.route('/', linkRoutes(hub))
  app.route('/', fileUploadRoutes(hub))
  app.route('/', signInRoutes(hub))
  app.route('/', teamRoutes(hub))
  openRoutes(app, hub, ROUTES)
  openApiRoute(app, hub)
  return app
}

function fromHono({ status, message }: HTTPException): Refusal {
  if (status === 413) return new Refusal('tooLarge', 'This is more than fits into one request.')
  return new Refusal('badRequest', message || 'The request could not be read. Send JSON in UTF-8.')
}
