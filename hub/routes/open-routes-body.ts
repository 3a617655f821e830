import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../errors'

/** Deepest nesting of arrays and objects in a body. */
const MAX_DEPTH = 64
const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;\s*charset="?utf-8"?\s*)?$/i
/** Escapes of what PostgreSQL keeps in no text: the null character, and halves of a character. */
const SUSPECT = /\\u(0000|d[89a-f])/i

/** Lets only whole JSON in UTF-8 through to a route with a body; `cleans` as in the contract. */
export const jsonBodyOnly =
  (cleans = false): MiddlewareHandler =>
  async ({ req }, next) => {
    checkJsonHeaders(req.header('content-type'), req.header('content-encoding'))
    parseJson(await wholeBody(req), cleans)
    await next()
  }

/** The body's bytes. One that breaks off is the caller's fault and no defect; one that is too large is said so. */
export async function wholeBody(req: { arrayBuffer(): Promise<ArrayBuffer> }): Promise<ArrayBuffer> {
  try {
    return await req.arrayBuffer()
  } catch (error) {
    if (error instanceof Refusal || (error as Error).name === 'BodyLimitError') throw error
    throw new Refusal('badRequest', 'The body broke off. Nothing was done; send it again.')
  }
}

/** Throws `unsupportedType` for all but JSON in UTF-8, uncompressed. */
export function checkJsonHeaders(type: string | undefined, encoding: string | undefined): void {
  if (!JSON_TYPE.test(type?.trim() ?? ''))
    throw new Refusal('unsupportedType', 'Send JSON in UTF-8, with content-type application/json.')
  if (encoding && encoding.toLowerCase() !== 'identity')
    throw new Refusal('unsupportedType', 'Send the body uncompressed.')
}

/** JSON from bytes, harmless to what comes after it unless the caller cleans it. Throws `badRequest` in words. */
export function parseJson(bytes: ArrayBuffer | Uint8Array, cleans = false): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('badRequest', 'The body is not UTF-8.')
  }
  if (isTooDeep(text)) throw new Refusal('badRequest', `The body is nested deeper than ${MAX_DEPTH} levels.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('badRequest', 'The body is not JSON.')
  }
  if (!cleans && SUSPECT.test(text) && !isStorable(value))
    throw new Refusal('badRequest', 'A text holds a null character or half a character. Take it out.')
  return value
}

/** Counts brackets outside of strings: recursion later on must not meet what is deeper. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (inString) {
      if (char === 92) at++
      else if (char === 34) inString = false
    } else if (char === 34) inString = true
    else if (char === 123 || char === 91) {
      if (++depth > MAX_DEPTH) return true
    } else if (char === 125 || char === 93) depth--
  }
  return false
}

/** True where every text, keys as well, can stand in PostgreSQL. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (Array.isArray(value)) return value.every(isStorable)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, one]) => isStorable(key) && isStorable(one))
}
