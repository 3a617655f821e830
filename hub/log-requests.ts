import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from './app-env'
import type { Hub } from './hub'
import { requestSeconds } from './metrics'
import { ROUTES } from './routes/all'

const NAMES = new Map(
  ROUTES.map(({ contract: { method, path, name } }) => [`${method.toUpperCase()} ${path}`, name]),
)
/** Asked every few seconds by machines. */
const QUIET = new Set(['healthz', 'readyz', 'metrics'])

/** One line and one measurement a request: what was asked by the route's name, never by what stood in its path. */
export function logRequests(hub: Hub): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const started = performance.now()
    await next()
    const ms = Math.round((performance.now() - started) * 10) / 10
    const { method } = context.req
    const route = routeName(method, matchedRoutes(context))
    const { status } = context.res
    requestSeconds.observe({ method, route, status: String(status) }, ms / 1000)
    const workspaceId = context.get('member')?.workspaceId ?? context.get('workspaceId')
    const level = status >= 500 ? 'error' : QUIET.has(route) ? 'debug' : 'info'
    hub.log[level]({ method, route, status, ms, requestId: context.get('requestId'), workspaceId }, 'request')
  }
}

/** The contract's name, else the route's pattern (`/l/:token`); `unknown` where there is no such route. */
function routeName(method: string, matched: { path: string; method: string }[]): string {
  const patterns = matched.map(({ path }) => path).filter((path) => path !== '*' && path !== '/*')
  const pattern = patterns.at(-1)
  if (!pattern) return 'unknown'
  return NAMES.get(`${method} ${pattern}`) ?? pattern.replace(/^\//, '')
}
