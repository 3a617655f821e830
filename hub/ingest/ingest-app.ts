import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { CALLS, type Call } from '../../lib/import/segment-event'
import type { AppEnv } from '../app-env'
import { asRefusal, Refusal } from '../errors'
import type { Hub } from '../hub'
import { readIntake } from './intake'
import { makeIntakeQueue } from './intake-queue'
import { readBody } from './read-body'
import { settingsApp } from './settings-app'
import { makeAdmission, writeKeyOf } from './write-key'

/** The short addresses of browsers' libraries. */
const SHORT: Record<string, Call | 'batch'> = {
  t: 'track',
  p: 'page',
  s: 'screen',
  i: 'identify',
  g: 'group',
  a: 'alias',
  b: 'batch',
  batch: 'batch',
  import: 'batch',
}

/** Seconds after which a sender may try again. */
const RETRY_AFTER = '1'

/**
 * Takes events as Segment's libraries send them (`/v1/…`), RudderStack's, which speak the same, and Jitsu's
 * (`/api/s/…`). Answered only when everything is committed. Browsers may send from any page: a write key lets in,
 * and lets nothing out.
 */
export function ingestApp(hub: Hub): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const admission = makeAdmission(hub)
  const queue = makeIntakeQueue(hub)

  async function take(context: Context<AppEnv>, call: Call | 'batch'): Promise<Response> {
    try {
      const inHeader = writeKeyOf(context.req.raw.headers)
      // Who shows a key in the header is asked before the body is read; browsers' libraries carry it in the body.
      const early = inHeader === undefined ? undefined : await admission.admit(inHeader)
      const { body, reread } = await readBody(context.req.raw)
      const source = early ?? (await admission.admit(keyIn(body)))
      context.set('workspaceId', source.workspaceId)
      const intake = readIntake(body, source, { call, now: hub.now(), reread })
      if (intake.events.length + intake.letters.length > 0) await queue.store(intake)
      return context.json({ success: true })
    } catch (error) {
      const { code } = asRefusal(error)
      if (code === 'tooMany' || code === 'unavailable') context.header('retry-after', RETRY_AFTER)
      throw error
    }
  }

  const anywhere = cors({ origin: '*', allowMethods: ['POST'], maxAge: 86_400 })
  for (const path of ['/v1/:call', '/api/s/:call', '/api/s/s2s/:call']) {
    app.use(path, anywhere)
    app.post(path, (context) => take(context, callNamed(context.req.param('call')!)))
  }
  app.route('/', settingsApp(hub, admission))
  return app
}

/** Jitsu's `event` says its call inside. */
function callNamed(name: string): Call | 'batch' {
  const call = SHORT[name] ?? CALLS.find((each) => each === name) ?? (name === 'event' ? 'batch' : undefined)
  if (!call) throw new Refusal('notFound', 'There is nothing at this address.')
  return call
}

function keyIn(body: unknown): string | undefined {
  const { writeKey } = (body ?? {}) as { writeKey?: unknown }
  return typeof writeKey === 'string' ? writeKey : undefined
}
