import type { Lead } from './lead'
import { wordLine, wordsOf } from './lead-words'

/** Stands before an address, so that no typed word is found in one, and sorts right after the end of a name. */
export const ADDRESS_MARK = '\u0001'

/** What a lead is searched by, with spaces between: the words of its name and company, then its addresses, marked. */
export function searchText(lead: Pick<Lead, 'name' | 'company' | 'emails'>): string {
  const addresses = lead.emails
    .filter((email) => !/\s/.test(email))
    .map((email) => ` ${ADDRESS_MARK}${email}`)
  return (wordLine(lead) + addresses.join('')).slice(1)
}

/** The words by which somebody is looked for: an initial beside a longer word says little, and may not be stored. */
export function typedWords(text: string): string[] {
  const all = wordsOf(text.trim())
  const longer = all.filter((word) => word.length > 1)
  return longer.length ? longer : all
}
