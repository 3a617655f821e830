import type { Lead } from './lead'

/** Text as search folds it: lower case, without accents. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The words of a text, folded: runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** The words a lead is searched by, of its name and its company, each with a space before it: ` ann lee acme`. */
export function wordLine({ name, company }: Pick<Lead, 'name' | 'company'>): string {
  return wordsOf(company ? `${name} ${company}` : name)
    .map((word) => ` ${word}`)
    .join('')
}

/** Words shorter than this are taken as they are typed: with a letter changed they could be any. */
const FORGIVEN = 4

/** How a line of words fits what was typed: `exact` each begins a word, `near` so but for one slip in a longer word. */
export function fitOf(line: string, typed: readonly string[]): 'exact' | 'near' | undefined {
  let fit: 'exact' | 'near' = 'exact'
  for (const word of typed) {
    if (line.includes(` ${word}`)) continue
    if (!hasNear(line, word)) return undefined
    fit = 'near'
  }
  return fit
}

function hasNear(line: string, word: string): boolean {
  if (word.length < FORGIVEN) return false
  for (let space = line.indexOf(' '); space >= 0; space = line.indexOf(' ', space + 1))
    if (beginsNear(line, space + 1, word)) return true
  return false
}

/** True where `word`, but for one letter changed, missing, too many, or two swapped, stands in `line` from `start` on. */
function beginsNear(line: string, start: number, word: string): boolean {
  let same = 0
  while (same < word.length && line[start + same] === word[same]) same++
  const at = start + same
  if (isAt(line, at, word, same + 1)) return true
  // The space after a word is no letter that could be changed or passed over.
  if (at >= line.length || line[at] === ' ') return false
  const isSwapped = line[at] === word[same + 1] && line[at + 1] === word[same]
  return (
    isAt(line, at + 1, word, same + 1) ||
    isAt(line, at + 1, word, same) ||
    (isSwapped && isAt(line, at + 2, word, same + 2))
  )
}

/** True where the letters of `word` from `from` on stand in `line` at a place. A hundred thousand lines are asked. */
function isAt(line: string, place: number, word: string, from: number): boolean {
  for (let index = from; index < word.length; index++)
    if (line[place + index - from] !== word[index]) return false
  return true
}
