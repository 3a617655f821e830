import { CELL_END } from './row'
import { encodingByStart, encodingOfBroken, type Encoding } from './encoding'

/** Small enough that a garbled stretch is read again quickly, big enough that slices cost nothing. */
const SLICE_BYTES = 256 * 1024

export interface TextSlice {
  /** Without byte order mark and zero bytes, every line end a `\n`. */
  text: string
  /** Bytes of the file read so far. */
  bytes: number
  /** Zero bytes taken out of this slice. */
  zeros: number
  last: boolean
}

/** The file in slices of text, in order. Throws the signal's reason once it aborts. */
export async function* readText(
  file: Blob,
  encoding: Encoding,
  signal: AbortSignal,
): AsyncGenerator<TextSlice> {
  const decoder = new TextDecoder(encoding)
  let heldReturn = false
  for (let start = 0; start < file.size || start === 0; start += SLICE_BYTES) {
    signal.throwIfAborted()
    const end = Math.min(start + SLICE_BYTES, file.size)
    const last = end >= file.size
    const raw = decoder.decode(await file.slice(start, end).arrayBuffer(), { stream: !last })
    const text: string = (heldReturn ? '\r' : '') + raw
    // A return at the very end may be the first half of a line end.
    heldReturn = !last && text.endsWith('\r')
    const clean = tidy(heldReturn ? text.slice(0, -1) : text)
    yield { ...clean, bytes: end, last }
    if (last) return
  }
}

function tidy(text: string): { text: string; zeros: number } {
  let clean = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (clean.includes(CELL_END)) clean = clean.replaceAll(CELL_END, ' ')
  if (!clean.includes('\0')) return { text: clean, zeros: 0 }
  const { length } = clean
  clean = clean.replaceAll('\0', '')
  return { text: clean, zeros: length - clean.length }
}

/**
 * The encoding of a whole file: what its start says, else UTF-8 if all of it is, else the likelier of damaged
 * UTF-8 and Windows-1252. A last character cut in two is no proof against UTF-8.
 */
export async function detectEncoding(file: Blob, signal: AbortSignal): Promise<Encoding> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  const known = encodingByStart(head)
  if (known) return known
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let start = 0; start < file.size; start += 4 * SLICE_BYTES) {
    signal.throwIfAborted()
    const bytes = new Uint8Array(await file.slice(start, start + 4 * SLICE_BYTES).arrayBuffer())
    if (!isClean(decoder, bytes)) return encodingOfBroken(bytes)
  }
  return 'utf-8'
}

function isClean(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
