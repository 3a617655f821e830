import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { storable } from '../db/json-text'
import { Refusal } from '../errors'
import { cutDeep } from './json-size'

/** Largest body, bytes, packed and unpacked. */
export const BODY_LIMIT = 500 * 1024

const unpack = promisify(gunzip)
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The JSON of a request. */
export interface ReadBody {
  body: unknown
  /** Reads it once more: bytes are cheap to keep, and what was made of them is not. */
  reread: () => unknown
}

/** Reads a request. Throws `tooLarge`, `unsupportedType` or `badRequest`. */
export async function readBody(request: Request): Promise<ReadBody> {
  const packed = await readBytes(request)
  const bytes = await unpacked(packed, request.headers.get('content-encoding')?.toLowerCase() ?? 'identity')
  return { body: parsed(bytes), reread: () => parsed(bytes) }
}

function parsed(bytes: Uint8Array): unknown {
  const text = textOf(bytes)
  const body = jsonOf(text)
  // Postgres holds neither U+0000 nor half a surrogate pair, and only escapes can bring them in.
  if (!text.includes('\\u')) return body
  cutDeep(body)
  return storable(body)
}

async function readBytes(request: Request): Promise<Uint8Array> {
  try {
    return await readAll(request)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('badRequest', 'The body did not arrive whole. Send it again.')
  }
}

async function readAll(request: Request): Promise<Uint8Array> {
  const told = Number(request.headers.get('content-length') ?? Number.NaN)
  if (told > BODY_LIMIT) throw tooLarge()
  if (!Number.isNaN(told)) return new Uint8Array(await request.arrayBuffer())
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > BODY_LIMIT) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function unpacked(bytes: Uint8Array, encoding: string): Promise<Uint8Array> {
  if (encoding === 'identity') return bytes
  if (encoding !== 'gzip') throw new Refusal('unsupportedType', 'Send the body as it is or packed with gzip.')
  try {
    return await unpack(bytes, { maxOutputLength: BODY_LIMIT })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new Refusal('badRequest', 'The body cannot be unpacked with gzip.')
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Refusal('badRequest', 'The body is not UTF-8.')
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('badRequest', 'The body is not JSON.')
  }
}

function tooLarge(): Refusal {
  return new Refusal('tooLarge', 'This is more than the 500 kB that fit into one batch. Send smaller ones.')
}
