/** Bytes of a file that are asked for, both ends included. */
export interface ByteRange {
  from: number
  to: number
}

/**
 * Reads a `Range` header (RFC 9110, 14.1.2). Undefined where the whole is to be sent: none, several, or one that is
 * not understood; `none` where it lies outside of the file.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'none' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  if (first === '') return last === '0' ? 'none' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return undefined
  return from >= size ? 'none' : { from, to }
}
