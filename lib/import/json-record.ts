import { CELL_END } from './row'

/** Names that only wrap: `properties.email` is `email`. */
const WRAPPERS = /^(properties|fields\.all|fields\.core|attributes|traits|values|context\.traits)\./

/**
 * A record of JSON as one flat row: `{ utm: { source } }` becomes `utm.source`. A list of plain values is joined by
 * semicolons; other lists are kept as JSON text.
 */
export function flattenRecord(record: object): Map<string, string> {
  const cells = new Map<string, string>()
  addCells(cells, '', record)
  return cells
}

function addCells(cells: Map<string, string>, prefix: string, record: object): void {
  for (const [name, value] of Object.entries(record)) {
    const path = prefix + name
    if (value === null || value === undefined) continue
    if (Array.isArray(value)) addList(cells, path, value)
    else if (typeof value === 'object') addCells(cells, `${path}.`, value)
    else addCell(cells, path, String(value))
  }
}

/** The short name where it is free, so that `properties.email` reads `email`; the whole path otherwise. */
function addCell(cells: Map<string, string>, path: string, text: string): void {
  const short = path.replace(WRAPPERS, '')
  cells.set(cells.has(short) ? path : short, text.replaceAll(CELL_END, ' '))
}

/** A list of `{ name, value }`, as forms send them, becomes a column a name. */
function addList(cells: Map<string, string>, path: string, values: readonly unknown[]): void {
  if (values.length > 0 && values.every(isNamedValue))
    for (const { name, value } of values) addCell(cells, `${path}.${name}`, String(value))
  else addCell(cells, path, listText(values))
}

function isNamedValue(value: unknown): value is { name: string; value: string | number | boolean } {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('value' in value)) return false
  return typeof value.name === 'string' && ['string', 'number', 'boolean'].includes(typeof value.value)
}

function listText(values: readonly unknown[]): string {
  const isPlain = values.every((value) => value === null || typeof value !== 'object')
  return isPlain ? values.filter((value) => value !== null).join('; ') : JSON.stringify(values)
}
