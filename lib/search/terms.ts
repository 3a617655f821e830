import { stemmer } from 'stemmer'

/** Words that say nothing of what a text is about. */
const STOP = new Set(
  ('a an and are as at be but by can could do does for from had has have he hello her hi his how i if in into is it its ' +
    'just me my no not of on or our please regards she so thank thanks that the their them then there these they this ' +
    'to too was we were what when which who will with would you your best dear kind')
    .split(' '),
) // prettier-ignore

/** The words of a text, folded: lower case, without accents, letters and digits of any script. */
export function words(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The stem by which words are compared [Porter 1980], or undefined for a word that says nothing. */
export function stem(word: string): string | undefined {
  return STOP.has(word) ? undefined : stemmer(word)
}

/** The distinct stems of a text. */
export function stems(text: string): Set<string> {
  return new Set(words(text).flatMap((word) => stem(word) ?? []))
}
