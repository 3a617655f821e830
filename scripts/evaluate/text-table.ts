/** A cell: text stands left, a number right; undefined is a dash. */
export type TextCell = string | number | undefined

/**
 * Rows under their heads, in columns as wide as what stands in them. Numbers are written with at most `digits`
 * decimals and stand right, as do the heads above them.
 */
export function textTable(
  heads: readonly string[],
  rows: readonly (readonly TextCell[])[],
  digits = 2,
): string {
  const isNumeric = heads.map((_, column) => rows.some((row) => typeof row[column] === 'number'))
  const lines = [heads, ...rows.map((row) => row.map((cell) => cellText(cell, digits)))]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      widths
        .map((width, column) => pad(line[column] ?? '', width, isNumeric[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function pad(text: string, width: number, isNumeric: boolean): string {
  return isNumeric ? text.padStart(width) : text.padEnd(width)
}

function cellText(cell: TextCell, digits: number): string {
  if (cell === undefined) return '–'
  return typeof cell === 'number' ? cell.toLocaleString('en', { maximumFractionDigits: digits }) : cell
}

/** A rate in per cent: `10.5%`; a dash where there is none. */
export function percent(rate: number | undefined | null): string {
  return rate === undefined || rate === null ? '–' : `${(100 * rate).toFixed(1)}%`
}

/** `1 lead`, `2,000 leads`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`
}
