import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isAllowed, mayReach, type Network } from './address'

/** Every address of a name. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>

export const resolveName: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/** Where a webhook may not be sent. The message is for the admin and names no address that they did not write. */
export class TargetError extends Error {
  override readonly name = 'TargetError'
}

/** The address as a URL that may be asked. Throws a `TargetError`. What its name resolves to is checked apart. */
export function parseTarget(text: string): URL {
  if (!URL.canParse(text)) throw new TargetError('This is not an address such as https://example.com/hook.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new TargetError('The address has to start with https://.')
  if (url.username || url.password)
    throw new TargetError('Leave name and password out of the address: they would stand in logs.')
  return url
}

/**
 * The addresses that may be connected to for this URL: all that its name has, and each was checked. Throws a
 * `TargetError` where one of them is not public, or where plain http would leave the allowed networks.
 */
export async function checkTarget(
  url: URL,
  allowed: readonly Network[],
  resolve: Resolve,
): Promise<{ address: string; family: number }[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const found = family ? [{ address: host, family }] : await resolved(host, resolve)
  if (!found.length || found.some(({ address }) => !mayReach(address, allowed)))
    throw new TargetError('This address leads into a private network. Webhooks go to public addresses only.')
  if (url.protocol === 'http:' && found.some(({ address }) => !isAllowed(address, allowed)))
    throw new TargetError('The address has to start with https://: what is sent must not be read on its way.')
  return found
}

async function resolved(host: string, resolve: Resolve): ReturnType<Resolve> {
  try {
    return await resolve(host)
  } catch (error) {
    const { code = 'unknown' } = error as { code?: string }
    throw new TargetError(`The name in this address cannot be found (${code}).`)
  }
}
