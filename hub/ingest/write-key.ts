import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { findSourceByHash, type Source } from '../repos/source'

/** How long a looked-up key is believed, ms. A revoked one is refused within ten seconds by every process. */
const BELIEVED = 5000
const REMEMBERED = 1000

const SHAPE = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[.:]([\w-]{32,64})$/

/**
 * A new write key: the workspace's id, a point and 192 random bits. Some senders want `id:secret`; the point may be
 * written as a colon. Only its hash is kept.
 */
export function makeWriteKey(workspaceId: string): { key: string; hash: Buffer } {
  const secret = randomBytes(24).toString('base64url')
  return { key: `${workspaceId.replaceAll('-', '')}.${secret}`, hash: hashOf(secret) }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** The write key of a request: `X-Write-Key`, else Basic authorisation with the key as the user; undefined without. */
export function writeKeyOf(headers: Headers): string | undefined {
  const own = headers.get('x-write-key')
  if (own) return own.trim()
  const basic = /^basic\s+([\w+/=-]+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return basic && Buffer.from(basic, 'base64').toString('utf8').replace(/:$/, '')
}

export interface Admission {
  /** The source of a write key. Throws `badWriteKey`. */
  admit(key: string | undefined): Promise<Source>
}

/** Looks sources up by their keys, each at most once in five seconds. */
export function makeAdmission(hub: Hub): Admission {
  const known = new Map<string, { source: Promise<Source | undefined>; until: number }>()

  function lookUp(key: string): Promise<Source | undefined> {
    const before = known.get(key)
    if (before && before.until > hub.now()) return before.source
    const [, a, b, c, d, e, secret] = SHAPE.exec(key) ?? []
    if (!secret) return Promise.resolve(undefined)
    if (known.size >= REMEMBERED) known.clear()
    const source = findSourceByHash(hub.db, `${a}-${b}-${c}-${d}-${e}`, hashOf(secret))
    known.set(key, { source, until: hub.now() + BELIEVED })
    // A failure is told to those who wait, and not remembered.
    source.catch(() => known.delete(key))
    return source
  }

  return {
    async admit(key) {
      const source = key && (await lookUp(key))
      if (!source)
        throw new Refusal(
          'badWriteKey',
          'This write key is not known or was revoked. Ask an admin for a new one.',
        )
      return source
    },
  }
}
