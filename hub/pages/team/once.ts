import { setTimeout as sleep } from 'node:timers/promises'
import type { MiddlewareHandler } from 'hono'
import type { Hub } from '../../hub'
import { keyedHash } from '../../privacy/keyed-hash'
import { claimForm, findFormLocation, noteFormLocation, releaseForm } from '../../repos/form-use'
import { ONCE } from './form-token'
import type { TeamContext, TeamEnv } from './team-env'

/** A second click of a double click is answered as the first one was, for so long after it, ms. */
const SAME_ANSWER = 2000

/**
 * Law: a form that is sent again as it was (a double click, a reload) does nothing again. The second click waits for
 * the first one's answer and gets the same; later, and in another process, one is led to where the first led, or to the
 * page of the form. What was refused, and what only reads (`readsOnly`), may be sent again. Kept are keyed hashes.
 */
export function once(hub: Hub): MiddlewareHandler<TeamEnv> {
  const answers = new Map<string, Promise<Response>>()

  const forget = async (key: string) => {
    await sleep(SAME_ANSWER, undefined, { signal: hub.signal, ref: false }).catch((error: unknown) => {
      if (!hub.signal.aborted) throw error
    })
    answers.delete(key)
  }

  return async (context, next) => {
    const body = await context.req.parseBody({ all: true })
    if (typeof body[ONCE] !== 'string') return await next()
    const { workspaceId, sessionId } = context.get('member')
    const text = JSON.stringify([sessionId, context.req.path, Object.entries(body)])
    const hash = keyedHash(hub.env.HUB_SECRET!, workspaceId, `form ${text}`)
    const key = hash.toString('hex')
    const first = answers.get(key)
    if (first) return (await first).clone()
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    // Waited for by a second click only.
    promise.catch((error: unknown) => hub.log.debug({ err: error }, 'form failed'))
    answers.set(key, promise)
    try {
      if (!(await claimForm(hub.db, { workspaceId, hash, at: hub.now() }))) {
        answers.delete(key)
        const led = await findFormLocation(hub.db, { workspaceId, hash })
        const answer = context.redirect(led ?? pageOf(context.req.path, body.id), 303)
        resolve(answer.clone())
        return answer
      }
      await next()
      const { res } = context
      resolve(res.clone())
      const location = res.headers.get('location')
      if (res.status >= 400 || context.get('readsOnly')) {
        answers.delete(key)
        await releaseForm(hub.db, { workspaceId, hash })
        return
      }
      if (location) await noteFormLocation(hub.db, { workspaceId, hash }, location)
      void forget(key)
    } catch (error) {
      answers.delete(key)
      reject(error)
      throw error
    }
  }
}

/** Says of a request that it changes nothing, so that its form may be sent again. */
export function readsOnly(context: TeamContext): void {
  context.set('readsOnly', true)
}

/** The page that a form stands on: `/team/sources` of `/team/sources/add`. */
function pageOf(path: string, id: unknown): string {
  const query = { ...(typeof id === 'string' && !LISTS.has(path) ? { id } : {}), done: 'already' }
  return `${path.slice(0, path.lastIndexOf('/'))}?${new URLSearchParams(query)}`
}

/** Forms of a list, whose id is a row's. */
const LISTS = new Set(['/team/dead-letters/replay'])
