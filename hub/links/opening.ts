import type { Context } from 'hono'
import { isbot } from 'isbot'
import type { Opening } from '../../lib/domain/view-grade'
import { callerAddress } from '../auth/caller-address'
import type { Env } from '../env'
import { isScannerNetwork } from './scanner-networks'

/** Longest part of a user agent that is looked at: the rest costs time and says nothing. */
const AGENT_LENGTH = 500

/** What a request says of who opens a link. Law: the address is looked at here and kept nowhere. */
export function readOpening(context: Context, env: Env): Omit<Opening, 'age'> {
  const { headers, method } = context.req.raw
  const agent = headers.get('user-agent')?.slice(0, AGENT_LENGTH)
  return {
    method,
    prefetch: isPrefetch(headers),
    agent: !agent ? 'none' : isbot(agent) ? 'program' : 'browser',
    scannerNetwork: isScannerNetwork(callerAddress(context, env)),
    hasLanguage: headers.has('accept-language'),
    isNavigation: navigation(headers),
    asksPrivacy: asksPrivacy(headers),
  }
}

/** True with Global Privacy Control or Do Not Track. */
export function asksPrivacy(headers: Headers): boolean {
  return headers.get('sec-gpc') === '1' || headers.get('dnt') === '1'
}

function isPrefetch(headers: Headers): boolean {
  return ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(headers.get(name) ?? ''),
  )
}

function navigation(headers: Headers): boolean | undefined {
  const mode = headers.get('sec-fetch-mode')
  const to = headers.get('sec-fetch-dest')
  if (mode === null && to === null) return undefined
  return (mode ?? 'navigate') === 'navigate' && (to ?? 'document') === 'document'
}
