import Papa from 'papaparse'

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** The delimiters as a person calls them. */
export const DELIMITER_NAMES: Record<Delimiter, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
}

/**
 * The delimiter of a table, by its first lines: the one that cuts the header into most columns, where the lines
 * below agree. Excel's own `sep=;` line decides alone.
 */
export function detectDelimiter(head: string): Delimiter {
  const told = SEPARATOR_LINE.exec(head)?.[1]
  if (isDelimiter(told)) return told
  const guessed = Papa.parse(head, { preview: 20, delimitersToGuess: [...DELIMITERS] }).meta.delimiter
  const byHeader = columnsOfHeader(head)
  return isDelimiter(guessed) && byHeader[guessed] > 1 ? guessed : mostColumns(byHeader)
}

/** The line by which Excel tells the delimiter to itself. */
export const SEPARATOR_LINE = /^sep=(.)\n/i

function isDelimiter(text: string | undefined): text is Delimiter {
  return DELIMITERS.includes(text as Delimiter)
}

function columnsOfHeader(head: string): Record<Delimiter, number> {
  const line = head.slice(0, (head + '\n').indexOf('\n'))
  const count = (delimiter: Delimiter) => line.split(delimiter).length
  return { ',': count(','), ';': count(';'), '\t': count('\t'), '|': count('|') }
}

function mostColumns(counts: Record<Delimiter, number>): Delimiter {
  return DELIMITERS.reduce((best, each) => (counts[each] > counts[best] ? each : best))
}
