import { parseDate } from './date-format'
import { isDateField, type Field } from './fields'
import type { Mapping } from './mapping'
import { findRecogniser } from './recognise/recognise'
import { cellOf } from './plain-row'
import type { Row } from './row'

/** The cells of a row by field. */
export interface Columns {
  /** The first filled cell of the field, trimmed; empty where there is none. */
  text(row: Row, field: Field): string
  /** Every filled cell of the field. */
  texts(row: Row, field: Field): string[]
  /** All cells of these fields in one text. */
  joinAll(row: Row, fields: readonly Field[]): string
  /** True where a column is read as this field. */
  has(field: Field): boolean
  /** The time of the field. `bad`: a text that does not fit the column's format. */
  time(row: Row, field: Field): { at?: number; bad?: string }
}

const NONE: readonly number[] = []

/** Reads the rows of a file by a mapping. */
export function makeColumns(headers: readonly string[], mapping: Mapping): Columns {
  const emptyWords = new Set(findRecogniser(mapping.recogniser)?.emptyWords)
  const places = new Map<Field, number[]>()
  for (const [header, field] of Object.entries(mapping.fields)) {
    const index = headers.indexOf(header)
    if (index < 0 || (isDateField(mapping.noun, field) && !mapping.dates[header])) continue
    places.set(field, [...(places.get(field) ?? []), index])
  }

  const joined = new Map<readonly Field[], number[]>()

  function cell(row: Row, index: number): string {
    const text = (row.cells[index] ?? '').trim()
    if (text === '') return text
    return emptyWords.size > 0 && emptyWords.has(text.toLowerCase()) ? '' : text
  }

  return {
    text(row, field) {
      const found = places.get(field)
      if (!found) return ''
      for (let place = 0; place < found.length; place++) {
        const text = cell(row, found[place]!)
        if (text) return text
      }
      return ''
    },
    texts(row, field) {
      return (places.get(field) ?? []).map((index) => cell(row, index)).filter(Boolean)
    },
    joinAll(row, fields) {
      let found = joined.get(fields)
      if (!found) joined.set(fields, (found = fields.flatMap((field) => places.get(field) ?? [])))
      let text = found.length > 0 ? cellOf(row, found[0]!) : ''
      for (let place = 1; place < found.length; place++) text += `|${cellOf(row, found[place]!)}`
      return text
    },
    has: (field) => places.has(field),
    time(row, field) {
      let bad: string | undefined
      for (const index of places.get(field) ?? NONE) {
        const text = cell(row, index)
        if (!text) continue
        const at = parseDate(mapping.dates[headers[index]!]!, text)
        if (at !== undefined) return { at }
        bad ??= text.slice(0, 60)
      }
      return { bad }
    },
  }
}
