import type { Subject } from '../../../lib/domain/definition/check-rule.ts'
import { testsOf, type Condition } from '../../../lib/domain/definition/rule.ts'
import { parseNumber } from '../../../lib/import/number.ts'
import { Refusal } from '../command.ts'
import { columnOf, type Column, type Table } from '../table/read-table.ts'
import { readFlags } from '../table/read-cells.ts'

/** A row of a lead table as a rule sees it: a field is a column. */
export function readSubjects(table: Table, rule: Condition, touches?: TouchesOfLeads): Subject[] {
  const columns = new Map<string, Column>()
  const ordered = new Set<string>()
  for (const test of testsOf(rule)) {
    if ('touches' in test) {
      if (!touches) throw new Refusal('This rule counts touches: say --touches, --map and --id as well.')
      continue
    }
    columns.set(test.field, columnOf(table, test.field))
    if (typeof ('value' in test ? test.value : undefined) === 'number') ordered.add(test.field)
  }
  const ids = touches && columnOf(table, touches.idColumn)
  return table.rows.map((_, row) => ({
    field(name) {
      const text = columns.get(name)?.cells[row]
      return text && ordered.has(name) ? (parseNumber(text) ?? text) : text
    },
    touchpoints: (ids && touches?.byLead.get(ids.cells[row]!)) ?? [],
    at: touches?.at ?? 0,
  }))
}

/** The touches of the leads of a table. */
export interface TouchesOfLeads {
  /** The column of the lead table that names the lead. */
  idColumn: string
  byLead: ReadonlyMap<string, Subject['touchpoints']>
  /** The moment for which windows are counted. */
  at: number
}

/**
 * What became of each lead: true where the target says yes, or one of the `positive` words; undefined where the
 * cell is empty. Throws a `Refusal` for a word that is neither yes nor no.
 */
export function readTarget(column: Column, positive: readonly string[] | undefined): (boolean | undefined)[] {
  const wanted = positive && new Set(positive.map((word) => word.toLowerCase()))
  const flags = wanted ? column.cells.map((cell) => wanted.has(cell.toLowerCase())) : readFlags(column)
  return column.cells.map((cell, row) => (cell === '' ? undefined : flags[row]))
}
