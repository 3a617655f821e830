import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MAX_FILE } from '../../lib/domain/library-file'
import { Refusal } from '../errors'
import { CHUNK } from '../repos/file'
import { HEAD_LENGTH } from './file-kind'

/** A body that has arrived whole and lies on the disk. */
export interface Spool {
  size: number
  /** In hex. */
  sha256: string
  /** Its first bytes. */
  head: Buffer
  /** Its pieces, `CHUNK` bytes each but the last; may be walked again. */
  chunks(): AsyncGenerator<Buffer>
  remove(): Promise<void>
}

/**
 * Takes a body to the disk first: a slow sender holds no connection of the database, and a transaction that is run
 * again finds all of it again. Throws a `Refusal` where it is too large, empty or did not arrive whole.
 */
export async function spoolBody(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), 'halfdoor-file-'))
  const path = join(folder, 'body')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const { size, sha256 } = await write(body, path, signal)
    if (size === 0) throw new Refusal('badRequest', 'The file is empty.')
    const [head] = [await readAt(path, 0, HEAD_LENGTH)]
    const chunks = async function* () {
      for (let at = 0; at < size; at += CHUNK) yield await readAt(path, at, CHUNK)
    }
    return { size, sha256, head, chunks, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function write(body: ReadableStream<Uint8Array> | null, path: string, signal: AbortSignal) {
  const hash = createHash('sha256')
  let size = 0
  const counted = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const piece of source) {
      size += piece.length
      if (size > MAX_FILE) throw new Refusal('tooLarge', 'A file may have 50 MB.')
      hash.update(piece)
      yield piece
    }
  }
  try {
    // The types of the web's and Node's streams differ in name only.
    const source = body ? Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([])
    await pipeline(source, counted, createWriteStream(path, { mode: 0o600 }), { signal })
  } catch (error) {
    throw refusalOf(error)
  }
  return { size, sha256: hash.digest('hex') }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const { code } = error as { code?: string }
  if (code === 'ENOSPC') return new Refusal('unavailable', 'The hub’s disk is full. Nothing was kept.')
  return new Refusal('badRequest', 'The file did not arrive whole. Nothing was kept; send it again.')
}

async function readAt(path: string, at: number, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
