const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Random bytes are fetched for this many ids at once: one by one they cost an import ten times as much. */
const IDS_AT_ONCE = 256
const pool = new Uint8Array(10 * IDS_AT_ONCE)
let used = pool.length

/** A new UUIDv7: sorts by the time it was made. */
export function makeId(now: number = Date.now()): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const time = now.toString(16).padStart(12, '0')
  const next = () => pool[used++]!
  const version = HEX[(next() & 15) | 112]! + HEX[next()]!
  const variant = HEX[(next() & 63) | 128]! + HEX[next()]!
  let node = ''
  for (let byte = 0; byte < 6; byte++) node += HEX[next()]!
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${node}`
}
