import { z } from 'zod'
import type { Contract, InputOf, OutputOf } from '../contract/contract'
import { ErrorBody, type ErrorCodeName } from '../contract/error-code'
import { fileAdd, type AddedFile } from '../contract/file-add'

/** Longest wait for an answer, ms; a route that waits on purpose says so itself. */
const PATIENCE = 15_000
/** Longest that a file may be on its way, ms; the hub waits as long. */
const FILE_PATIENCE = 3_600_000
const OFFLINE = 'The hub cannot be reached. What you do is kept and sent later.'
const FILE_OFFLINE = 'The hub could not be reached to the end. Nothing was kept; send the file again.'

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
  /** Gives the library a file. Throws a `HubError`, also where the signal ends it. */
  sendFile(file: SentFile, signal: AbortSignal): Promise<AddedFile>
}

export interface SentFile {
  name: string
  body: Blob
}

interface Wait {
  signal?: AbortSignal
  /** Longest wait, ms. */
  patience?: number
}

/** A client over a hub. It sends no cookie and follows no redirect. */
export function makeHubClient({ url, token }: HubAccess, request: typeof fetch = fetch): HubClient {
  async function reach(path: string, type: string, init: RequestInit, offline: string): Promise<Response> {
    const headers = { 'content-type': type, authorization: `Bearer ${token}` }
    const always = { headers, credentials: 'omit', redirect: 'error', cache: 'no-store' } as const
    try {
      return await request(url + path, { ...init, ...always })
    } catch {
      throw new HubError('offline', offline)
    }
  }

  return {
    async ask(contract, input, { signal, patience = PATIENCE } = {}) {
      const { method, path, output } = contract
      const sent = wireOf(contract, input)
      const within = { signal: withLimit(signal, patience) }
      const response =
        method === 'post'
          ? await reach(path, JSON_TYPE, { ...within, method: 'POST', body: JSON.stringify(sent) }, OFFLINE)
          : await reach(`${path}?${queryOf(sent)}`, JSON_TYPE, within, OFFLINE)
      return (await answerOf(output, response)) as never
    },

    async sendFile({ name, body }, signal) {
      const path = `${fileAdd.path}?${queryOf({ name })}`
      const init = { signal: withLimit(signal, FILE_PATIENCE), method: 'POST', body }
      const response = await reach(path, 'application/octet-stream', init, FILE_OFFLINE)
      return (await answerOf(fileAdd.output, response)) as AddedFile
    },
  }
}

/**
 * What of an input leaves the browser. Law: the fields of the contract, which the person agreed to, and no other. Throws a
 * `HubError` where it does not fit the contract.
 */
export function wireOf<C extends Contract<any, any>>({ input: shape }: C, input: unknown): InputOf<C> {
  const parsed = z.safeParse(shape as z.ZodType, input)
  if (parsed.success) return parsed.data as InputOf<C>
  throw new HubError('badRequest', `This cannot be sent, and was not. ${z.prettifyError(parsed.error)}`)
}

const JSON_TYPE = 'application/json'

function withLimit(signal: AbortSignal | undefined, patience: number): AbortSignal {
  const limit = AbortSignal.timeout(patience)
  return signal ? AbortSignal.any([signal, limit]) : limit
}

async function answerOf(output: z.ZodType, response: Response): Promise<unknown> {
  if (!response.ok) throw await refusalOf(response)
  const parsed = z.safeParse(output, await jsonOf(response))
  if (parsed.success) return parsed.data
  throw new HubError('unreadable', 'The hub answered something this version cannot read. Update Halfdoor.')
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
