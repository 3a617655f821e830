/** A signature's delimiter, or the line that opens a quoted mail. */
const SIGNATURE = /^-- ?$/m
const QUOTE = /^(?:[^\n]*:\n\s*>|>|_{8,}\s*$|-{3,} ?\p{L}[^\n]*-{3,}\s*$)/mu

/**
 * Where to insert into plain text. A remembered caret is kept, unless it stands in a quoted line or behind the
 * signature's delimiter; without one the place is before the signature or the quote, whichever comes first, else
 * the end.
 */
export function textPlace(value: string, caret: number | undefined): number {
  const signature = value.search(SIGNATURE)
  if (caret !== undefined) {
    const line = value.slice(value.lastIndexOf('\n', caret - 1) + 1)
    const behind = signature >= 0 && caret > signature
    if (!behind && !line.startsWith('>')) return caret
  }
  const quote = value.search(QUOTE)
  const ends = [signature, quote].filter((each) => each >= 0)
  return ends.length ? Math.min(...ends) : value.length
}
