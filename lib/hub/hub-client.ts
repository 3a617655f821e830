import { z } from 'zod'
import type { Contract, InputOf, OutputOf } from '../contract/contract'
import { ErrorBody, type ErrorCodeName } from '../contract/error-code'

/** Longest wait for an answer, ms; a route that waits on purpose says so itself. */
const PATIENCE = 15_000

/** The hub refused, or could not be reached (`offline`). */
export class HubError extends Error {
  override readonly name = 'HubError'
  readonly code: ErrorCodeName | 'offline' | 'unreadable'
  constructor(code: HubError['code'], message: string) {
    super(message)
    this.code = code
  }
}

export interface HubAccess {
  /** Without a slash at the end. */
  url: string
  /** The session's bearer token. */
  token: string
}

export interface HubClient {
  /** Asks one route. Throws a `HubError`; what is answered has been parsed by the contract. */
  ask<C extends Contract<any, any>>(contract: C, input: InputOf<C>, wait?: Wait): Promise<OutputOf<C>>
}

interface Wait {
  signal?: AbortSignal
  /** Longest wait, ms. */
  patience?: number
}

/** A client over a hub. It sends no cookie and follows no redirect. */
export function makeHubClient(access: HubAccess, request: typeof fetch = fetch): HubClient {
  return {
    async ask(contract, input, { signal, patience = PATIENCE } = {}) {
      const limit = AbortSignal.timeout(patience)
      const response = await reach(
        request,
        access,
        contract,
        input,
        signal ? AbortSignal.any([signal, limit]) : limit,
      )
      if (!response.ok) throw await refusalOf(response)
      const parsed = z.safeParse(contract.output, await jsonOf(response))
      if (!parsed.success)
        throw new HubError(
          'unreadable',
          'The hub answered something this version cannot read. Update Halfdoor.',
        )
      return parsed.data as never
    },
  }
}

async function reach(
  request: typeof fetch,
  { url, token }: HubAccess,
  { method, path }: Contract<any, any>,
  input: unknown,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const rest = { headers, signal, credentials: 'omit', redirect: 'error', cache: 'no-store' } as const
  try {
    if (method === 'post')
      return await request(url + path, { ...rest, method: 'POST', body: JSON.stringify(input) })
    return await request(`${url}${path}?${queryOf(input)}`, rest)
  } catch {
    throw new HubError('offline', 'The hub cannot be reached. What you do is kept and sent later.')
  }
}

function queryOf(input: unknown): URLSearchParams {
  const given = Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
}

async function refusalOf(response: Response): Promise<HubError> {
  const parsed = ErrorBody.safeParse(await jsonOf(response))
  if (parsed.success) return new HubError(parsed.data.error.code, parsed.data.error.message)
  return new HubError(
    'unreadable',
    `The hub answered ${response.status} and not in its own words. Is the address right?`,
  )
}

/** The body as JSON; undefined where it is none. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
