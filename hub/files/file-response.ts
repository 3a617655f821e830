import type { Database } from '../db/connect'
import { CHUNK, getChunk, type StoredFile } from '../repos/file'
import { parseRange, type ByteRange } from './byte-range'
import { isPicture } from './file-kind'

/** Of everything that a recipient is shown: nobody keeps it, nobody is told where it was opened from. */
export const QUIET_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const

/**
 * A file as an answer, whole or the range that was asked for. Law: whatever it is, a browser runs nothing of it: it is
 * saved, or shown as a picture, in a sandbox.
 */
export function fileResponse(
  db: Database,
  workspaceId: string,
  file: StoredFile,
  request: Request,
): Response {
  const etag = `"${file.sha256}"`
  const headers = {
    ...QUIET_HEADERS,
    'content-type': file.type,
    'content-disposition': `${isPicture(file.type) ? 'inline' : 'attachment'}; ${nameOf(file)}`,
    'content-security-policy': "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    'accept-ranges': 'bytes',
    etag,
  }
  const ifRange = request.headers.get('if-range')
  const wanted = ifRange && ifRange !== etag ? undefined : (request.headers.get('range') ?? undefined)
  const range = parseRange(wanted, file.size)
  if (range === 'none')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${file.size}` },
    })
  const part = range ?? { from: 0, to: file.size - 1 }
  const length = { 'content-length': String(part.to - part.from + 1) }
  const body = request.method === 'HEAD' ? null : streamOf(db, workspaceId, file.id, part)
  if (!range) return new Response(body, { headers: { ...headers, ...length } })
  const which = { 'content-range': `bytes ${part.from}-${part.to}/${file.size}` }
  return new Response(body, { status: 206, headers: { ...headers, ...length, ...which } })
}

/** One piece at a time, when the reader has taken the one before. */
function streamOf(
  db: Database,
  workspaceId: string,
  fileId: string,
  { from, to }: ByteRange,
): ReadableStream<Uint8Array> {
  let at = from
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const n = Math.floor(at / CHUNK)
      const bytes = await getChunk(db, workspaceId, fileId, n)
      const piece = bytes.subarray(at - n * CHUNK, to - n * CHUNK + 1)
      at += piece.length
      controller.enqueue(new Uint8Array(piece))
      if (at > to) controller.close()
    },
  })
}

/** As RFC 6266 has it: ASCII for the old, UTF-8 for all others. */
function nameOf({ name }: StoredFile): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`
}
