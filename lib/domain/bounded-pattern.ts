/** How much a pattern may leave open: at 2,000 letters it then costs milliseconds (measured: see the test). */
const OPEN = { anchored: 2, anywhere: 1, ahead: 1 }
const MOST_OPTIONS = 4
const MOST_AHEAD = 4

/** One run of a pattern without turning back into it: the whole, or what a look-ahead holds. */
interface Part {
  /** Repetitions whose length is open. */
  open: number
  options: number
}

interface Group {
  /** Something in it is open, optional or a choice. */
  isLoose: boolean
  hasChoice?: boolean
  /** It is a look-around: a part of its own. */
  part?: Part
}

/** True for a text that is a regular expression. */
export function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

/**
 * True for a regular expression that ends soon on any text. What repeats in it is one letter or class, or a group in
 * which nothing is left open; at most two repetitions of open length from the start of the text (`^`), one anywhere, one
 * in each look-ahead; no back reference and no look-behind. Stricter than need be: a pattern that is refused can be
 * written otherwise.
 */
export function isBoundedPattern(source: string): boolean {
  if (!isPattern(source) || /\\[1-9]|\\k|\(\?<[=!]/.test(source)) return false
  const whole: Part = { open: 0, options: 0 }
  const ahead: Part[] = []
  const groups: Group[] = [{ isLoose: false, part: whole }]
  const partNow = () => groups.findLast((group) => group.part)!.part!
  for (let at = 0; at < source.length;) {
    const letter = source[at]!
    let closed: Group | undefined
    if (letter === '(') {
      const part = /^\(\?[=!]/.test(source.slice(at)) ? { open: 0, options: 0 } : undefined
      if (part) ahead.push(part)
      groups.push({ isLoose: false, part })
      at += /^\((\?(:|=|!|<\w+>))?/.exec(source.slice(at))![0].length
      continue
    }
    if (letter === '|') Object.assign(groups.at(-1)!, { isLoose: true, hasChoice: true })
    if (letter === ')') closed = groups.pop()!
    at += letter === '\\' ? 2 : letter === '[' ? classLength(source, at) : 1
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at))?.[0] ?? ''
    at += quantifier.length
    const isLoose = closed?.isLoose && !closed.part
    if (isLoose && quantifier && !quantifier.startsWith('?')) return false
    if (!isLoose && !isVariable(quantifier)) continue
    groups.at(-1)!.isLoose = true
    if (quantifier.startsWith('?')) partNow().options++
    else if (isVariable(quantifier)) partNow().open++
  }
  // A choice at the top has a side that the mark at the start does not hold.
  const isAnchored = source.startsWith('^') && !groups[0]!.hasChoice
  const most = isAnchored ? OPEN.anchored : OPEN.anywhere
  return (
    whole.open <= most &&
    whole.options <= MOST_OPTIONS &&
    ahead.length <= MOST_AHEAD &&
    ahead.every(({ open, options }) => open <= OPEN.ahead && options <= 1)
  )
}

/** True for a quantifier that leaves the length open; `{8}` does not. */
function isVariable(quantifier: string): boolean {
  return quantifier !== '' && !/^\{\d+\}/.test(quantifier)
}

/** Letters of a class of letters, its brackets with it. */
function classLength(source: string, start: number): number {
  let at = start + 1
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1
  return at + 1 - start
}
