import { timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type Context } from 'hono'
import { sql } from 'kysely'
import type { AppEnv } from '../app-env'
import { MIGRATIONS } from '../db/migrate'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { registry } from '../metrics'

/** For machines that watch: `/healthz` the process lives, `/readyz` it can answer members, `/metrics` for Prometheus. */
export function healthRoutes(hub: Hub): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    if (hub.signal.aborted) throw new Refusal('unavailable', 'The hub is stopping.')
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(hub.db)
    const done = new Set(rows.map(({ name }) => name))
    if (!Object.keys(MIGRATIONS).every((name) => done.has(name)))
      throw new Refusal('unavailable', 'The database is not up to date yet.')
    return context.json({ status: 'ready' })
  })
  app.get('/metrics', async (context) => {
    if (!mayRead(hub, context))
      throw new Refusal(
        'notAllowed',
        'Send METRICS_TOKEN as a bearer token; without one, ask from this machine.',
      )
    return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
  return app
}

/** Behind a proxy on this machine everybody comes from the loopback address: then only the token counts. */
function mayRead({ env }: Hub, context: Context): boolean {
  const token = env.METRICS_TOKEN
  if (token !== undefined) return isSame(context.req.header('authorization') ?? '', `Bearer ${token}`)
  const forwarded = ['x-forwarded-for', 'forwarded', 'via'].some((name) => context.req.header(name))
  if (env.TRUST_PROXY || forwarded || !context.env?.incoming) return false
  return /^(127\.|::1$|::ffff:127\.)/.test(getConnInfo(context).remote.address ?? '')
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
