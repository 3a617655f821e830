/** Open repetitions side by side: each adds a power to the cost. */
const MOST_REPEATS = 8
const REPEAT = /^(?:[+*]|\{\d*,\d*\})/

/**
 * True for a regular expression that is valid and whose cost grows no worse than with a small power of the text:
 * no group that repeats holds a repetition or a choice, at any depth; no back reference; few open repetitions.
 */
export function isBoundedPattern(source: string): boolean {
  return isValid(source) && !/\\[1-9]|\\k</.test(source) && hasTameGroups(source)
}

function isValid(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

function hasTameGroups(source: string): boolean {
  // For each open group: whether something in it repeats or is a choice.
  const open = [false]
  let repeats = 0
  for (let at = 0; at < source.length; at++) {
    const letter = source[at]!
    const mark = () => void (open[open.length - 1] = true)
    if (letter === '\\') at++
    else if (letter === '[') at = endOfClass(source, at)
    else if (letter === '(') open.push(false)
    else if (letter === '|') mark()
    else if (letter === ')') {
      const isWild = open.pop()!
      if (isWild && REPEAT.test(source.slice(at + 1))) return false
      if (isWild) mark()
    } else if (REPEAT.test(source.slice(at))) {
      mark()
      if (++repeats > MOST_REPEATS) return false
    }
  }
  return true
}

function endOfClass(source: string, start: number): number {
  let at = start + 1
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1
  return at
}
