/** A signature's delimiter, or the line that opens a quoted mail. */
const SIGNATURE = /^-- ?$/m
const QUOTE = /^(?:[^\n]*:\n\s*>|>|_{8,}\s*$|-{3,} ?\p{L}[^\n]*-{3,}\s*$)/mu
/** The line right before a quote, which says whose words it is. */
const OPENS_QUOTE = /^[^\n]*:\n\s*>/

/** Where to insert into plain text. */
export interface TextPlace {
  at: number
  /** Before a signature or a quote: on one line with the insertion, neither would be one any more. */
  isOwnLine: boolean
}

/**
 * A remembered caret is kept, unless it stands in a quoted line, in the line that opens a quote or behind the
 * signature's delimiter; without one the place is before the signature or the quote, whichever comes first, else
 * the end.
 */
export function textPlace(value: string, caret: number | undefined): TextPlace {
  const signature = value.search(SIGNATURE)
  const isBehind = caret !== undefined && signature >= 0 && caret > signature
  if (caret !== undefined && !isBehind) {
    const start = value.lastIndexOf('\n', caret - 1) + 1
    const line = value.slice(start)
    if (OPENS_QUOTE.test(line)) return { at: start, isOwnLine: true }
    if (!line.startsWith('>')) return { at: caret, isOwnLine: caret === signature }
  }
  const quote = value.search(QUOTE)
  const ends = [signature, quote].filter((each) => each >= 0)
  return ends.length ? { at: Math.min(...ends), isOwnLine: true } : { at: value.length, isOwnLine: false }
}
