import type { LeadColumn } from '../../../lib/domain/learning/lead-column.ts'
import type { LeadTable } from '../../../lib/domain/learning/scorecard.ts'
import { parseNumber } from '../../../lib/import/number.ts'
import { Refusal } from '../command.ts'
import { readFlags } from '../table/read-cells.ts'
import { columnOf, optionalColumn, readTable, type Column, type Table } from '../table/read-table.ts'
import { troubleNotes } from '../table/trouble-notes.ts'
import { orderLeads, type LeadOrder } from './lead-order.ts'

export interface LeadQuestion {
  leads: string
  target: string
  /** The word in the target that means won, where it is no yes or no. */
  won?: string
  columns?: readonly string[]
  exclude: readonly string[]
  id?: string
  time?: string
}

/** Leads with an outcome, ready to be learned from. */
export interface ReadLeads extends LeadTable {
  /** What the folds are made of: the id column, else the row's number. */
  ids: string[]
  order: LeadOrder
  /** Columns that were not asked for and tell nothing: identifiers, dates, one answer for all. */
  leftOut: string[]
  notes: string[]
}

/** What a form or an export writes where nobody answered. */
const UNANSWERED = new Set(['', 'select', 'null', 'n/a', '#n/a'])
/** More different answers than this share of the leads are names, not answers. */
const TOO_MANY = 0.5
/** Numbers with fewer different values than this are taken as words. */
const FEW = 10

/** Reads a table of leads. Throws a `Refusal` where a column is missing, or all leads have the same outcome. */
export async function readLeads(question: LeadQuestion): Promise<ReadLeads> {
  const table = await readTable(question.leads)
  const target = columnOf(table, question.target)
  const known = rowsWithOutcome(target)
  const keep = (column: Column): Column => ({ ...column, cells: known.map((row) => column.cells[row]!) })
  const kept: Table = { ...table, rows: known.map((row) => table.rows[row]!) }
  const won = outcomes({ ...keep(target), table: kept }, question.won)
  if (!won.includes(true) || !won.includes(false))
    throw new Refusal(
      `All ${won.length} leads have the same outcome in "${target.header}": there is nothing to tell apart.`,
    )
  const id = optionalColumn(table, question.id)
  const all = table.headers
    .filter((header) => header !== target.header)
    .map((header) => columnOf(table, header))
  const order = orderLeads(table, all, question.time)
  const { columns, leftOut } = chooseColumns(table, question, [target.header, id?.header], keep)
  return {
    columns,
    won,
    ids: id ? keep(id).cells : known.map((row) => String(row)),
    order: { ...order, places: known.map((row) => order.places[row]!) },
    leftOut,
    notes: troubleNotes(table),
  }
}

/** A lead with an empty outcome is left out where others say no; else empty is how the file says no. */
function rowsWithOutcome({ cells }: Column): number[] {
  const rows = cells.map((_, row) => row)
  const words = new Set(cells.filter((cell) => cell !== '').map((cell) => cell.toLowerCase()))
  return words.size > 1 ? rows.filter((row) => cells[row] !== '') : rows
}

function outcomes(target: Column, word: string | undefined): boolean[] {
  if (word === undefined) return readFlags(target)
  return target.cells.map((cell) => cell.toLowerCase() === word.toLowerCase())
}

function chooseColumns(
  table: Table,
  { columns, exclude, time }: LeadQuestion,
  taken: readonly (string | undefined)[],
  keep: (column: Column) => Column,
): { columns: LeadColumn[]; leftOut: string[] } {
  const named = columns?.map((header) => columnOf(table, header).header)
  const unwanted = new Set([...taken, ...exclude.map((header) => columnOf(table, header).header)])
  const wanted = (named ?? table.headers).filter(
    (header) => !unwanted.has(header) && (named || header !== time),
  )
  const read = wanted.map((header) => keep(columnOf(table, header))).map(readColumn)
  const told = named ? read : read.filter(tellsSomething)
  if (told.length === 0) throw new Refusal('No column is left to learn from. Name some with --columns.')
  return { columns: told, leftOut: read.filter((column) => !told.includes(column)).map(({ name }) => name) }
}

/** A column of numbers where every answer is one and there are many; else of words. */
function readColumn({ header, cells }: Column): LeadColumn {
  const answers = cells.map((cell) => (UNANSWERED.has(cell.toLowerCase()) ? undefined : cell))
  const given = answers.filter((answer) => answer !== undefined)
  const isNumber = new Set(given).size >= FEW && given.every((answer) => parseNumber(answer) !== undefined)
  return isNumber
    ? {
        name: header,
        kind: 'number',
        values: answers.map((answer) => (answer === undefined ? undefined : parseNumber(answer))),
      }
    : { name: header, kind: 'category', values: answers }
}

function tellsSomething({ kind, values }: LeadColumn): boolean {
  const given = values.filter((value) => value !== undefined)
  const different = new Set<unknown>(given).size
  if (different === 0 || (different === 1 && given.length === values.length)) return false
  const isSerial = different === values.length && given.every((value) => Number.isInteger(value))
  return kind === 'number' ? !isSerial : different <= given.length * TOO_MANY
}
