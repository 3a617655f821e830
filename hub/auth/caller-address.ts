import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from '../env'

/** The header in which better-auth is told who asks; set by us alone, whatever was sent. */
export const CALLER_ADDRESS = 'x-halfdoor-caller'

/** The network address of who asks: with TRUST_PROXY the last entry of X-Forwarded-For, which the proxy wrote. */
export function callerAddress(context: Context, env: Env): string | undefined {
  if (env.TRUST_PROXY) return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  // Asked without a socket, as tests do, there is no address.
  return context.env?.incoming ? getConnInfo(context).remote.address : undefined
}
