import { WORD, type KnownWords } from './known-words'

/** Signs that names are built of. Any other is `_`. */
const OTHER_SIGN = /[^\p{L}\p{M}\p{N}\s:.,/#()[\]_-]/gu

/**
 * A function that leaves of a name only known words: each other word becomes `w1`, `w2` and so on, in order of first
 * sight and the same for the same word whatever its letters' size, each digit `0`. So the shape can still be matched.
 */
export function makeNameBlanker({ words, names }: KnownWords): (name: string) => string {
  const numbers = new Map<string, string>()
  const placeholder = (word: string): string => {
    const lower = word.toLowerCase()
    if (words.has(lower)) return word
    const known = numbers.get(lower) ?? `w${numbers.size + 1}`
    numbers.set(lower, known)
    return known
  }
  // Digits first: a placeholder's number stays.
  const blank = (part: string): string =>
    names.has(part) ? part.replace(/\d/g, '0') : part.replace(/\p{N}/gu, '0').replace(WORD, placeholder)
  return (name) => name.replace(OTHER_SIGN, '_').replace(/[^\s:.,/#()[\]]+/g, blank)
}
