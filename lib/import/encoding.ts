/** How the bytes of a file are read as text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** The encodings as a person knows them. */
export const ENCODING_NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Western European (Windows-1252)',
}

/**
 * The encoding that the first bytes say for certain: by their byte order mark, or UTF-16 without one by its zero
 * bytes. Undefined where only reading on can tell UTF-8 from Windows-1252.
 */
export function encodingByStart(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 2000)
  const half = head.length / 2
  if (half < 4) return undefined
  if (zerosAt(head, 1) > 0.6 * half && zerosAt(head, 0) < 0.1 * half) return 'utf-16le'
  if (zerosAt(head, 0) > 0.6 * half && zerosAt(head, 1) < 0.1 * half) return 'utf-16be'
  return undefined
}

function zerosAt(bytes: Uint8Array, start: number): number {
  let zeros = 0
  for (let index = start; index < bytes.length; index += 2) if (bytes[index] === 0) zeros++
  return zeros
}

/**
 * UTF-8 or Windows-1252, for a slice that is not clean UTF-8: many good characters beside a few broken ones are
 * damaged UTF-8; otherwise it never was UTF-8.
 */
export function encodingOfBroken(bytes: Uint8Array): 'utf-8' | 'windows-1252' {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const good = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0
  return good > 4 * broken ? 'utf-8' : 'windows-1252'
}

/** UTF-8 that was once read as Windows-1252 and saved so: "MÃ¼ller", "donâ€™t". */
const MOJIBAKE = /Ã[\x80-\xBF¡-¿€‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸƒ]|â€[™œ\u009d“”˜¦]/g

/** How many character pairs look garbled by an earlier wrong reading. */
export function countMojibake(text: string): number {
  return text.match(MOJIBAKE)?.length ?? 0
}
