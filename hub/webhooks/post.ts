import { Agent, request } from 'undici'
import type { Network } from './address'
import { checkTarget, parseTarget, resolveName, TargetError, type Resolve } from './target'

/** Longest wait for connection and answer together, ms. */
const PATIENCE = 10_000
/** What is read of an answer's body, so that the connection can be used again; it is never kept or shown. */
const BODY_LIMIT = 1024

export interface Posted {
  /** The HTTP status; absent where there was no answer. */
  status?: number
  /** What went wrong, in words without addresses; absent after a 2xx. */
  error?: string
}

export interface Poster {
  /** Posts one body. Never throws for the receiver's fault: that is in the answer. */
  post(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Posted>
}

interface Options {
  allowed: readonly Network[]
  resolve?: Resolve
  patience?: number
}

/**
 * Law: a name is resolved once for each connection, every address of it is checked, and only a checked one is
 * connected to; so a name that changes between check and use gains nothing. Redirects are not followed.
 */
export function makePoster({ allowed, resolve = resolveName, patience = PATIENCE }: Options): Poster {
  return {
    async post(text, headers, body, signal) {
      const limit = AbortSignal.timeout(patience)
      // One agent a post: its checked addresses belong to this URL alone, and no connection outlives its check.
      let agent: Agent | undefined
      try {
        const url = parseTarget(text)
        const addresses = await withLimit(checkTarget(url, allowed, resolve), limit)
        agent = new Agent({ pipelining: 0, connect: { timeout: patience, lookup: answerWith(addresses) } })
        const response = await request(url, {
          method: 'POST',
          headers,
          body,
          dispatcher: agent,
          signal: AbortSignal.any([signal, limit]),
          headersTimeout: patience,
          bodyTimeout: patience,
        })
        const { statusCode: status } = response
        await response.body.dump({ limit: BODY_LIMIT, signal: limit })
        if (status >= 200 && status < 300) return { status }
        if (status >= 300 && status < 400)
          return { status, error: `Answered ${status}; redirects are not followed.` }
        return { status, error: `Answered ${status}.` }
      } catch (error) {
        if (signal.aborted) throw error
        return { error: limit.aborted ? `No answer within ${patience / 1000} s.` : wordsFor(error) }
      } finally {
        await agent?.destroy()
      }
    },
  }
}

type Lookup = NonNullable<import('node:net').TcpNetConnectOpts['lookup']>

function answerWith(addresses: { address: string; family: number }[]): Lookup {
  return (_host, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first!.address, first!.family)
  }
}

function withLimit<T>(work: Promise<T>, limit: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    limit.addEventListener('abort', () => reject(limit.reason), { once: true })
    work.then(resolve, reject)
  })
}

function wordsFor(error: unknown): string {
  if (error instanceof TargetError) return error.message
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  const said = [code, cause?.code].find((one) => typeof one === 'string') ?? 'no reason given'
  return `Could not be reached (${said}).`
}
