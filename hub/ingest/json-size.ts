/** The longest that JSON writes one UTF-16 unit: `\u0000`. */
const PER_UNIT = 6
/** A number, `false`, or the quotes, colon and comma of a member. */
const PER_VALUE = 32
/** Nobody reads deeper, and it is far below what would overflow the stack of `JSON.stringify`. */
const DEEPEST = 500

/**
 * True where the JSON of a parsed value takes more bytes than that. Most are far below: those are only measured roughly,
 * which costs a tenth of writing them. Cuts the value as `cutDeep` does.
 */
export function isLargerThan(value: unknown, bytes: number): boolean {
  return atMost(value, 0) > bytes && Buffer.byteLength(JSON.stringify(value)) > bytes
}

/**
 * Takes out of a parsed value, in place, what is nested too deeply to be written as JSON again: to refuse it would lose
 * the events beside it.
 */
export function cutDeep(value: unknown): void {
  atMost(value, 0)
}

/** A bound that the JSON of a value never passes, bytes. */
function atMost(value: unknown, depth: number): number {
  if (typeof value === 'string') return PER_VALUE + PER_UNIT * value.length
  if (typeof value !== 'object' || value === null) return PER_VALUE
  const within = value as Record<string, unknown>
  let sum = PER_VALUE
  if (Array.isArray(value) && depth < DEEPEST) {
    for (const each of value) sum += atMost(each, depth + 1)
    return sum
  }
  for (const name in within) {
    if (depth === DEEPEST && typeof within[name] === 'object') within[name] = null
    sum += PER_VALUE + PER_UNIT * name.length + atMost(within[name], depth + 1)
  }
  return sum
}
