import type { ArrivalTimes } from '../../../lib/domain/reports/arrival-times'
import type { CohortRate } from '../../../lib/domain/reports/cohort-rate'
import type { Rate } from '../../../lib/domain/reports/rate'
import type { CsvColumn } from './report-csv'

/** A share with its counts and interval. */
export function rateColumns<Row>(name: string, of: (row: Row) => Rate | undefined): CsvColumn<Row>[] {
  return [
    [name, (row) => of(row)?.hits],
    [`${name}: of`, (row) => of(row)?.n],
    [`${name}: rate`, (row) => of(row)?.rate],
    [`${name}: 95% from`, (row) => of(row)?.low],
    [`${name}: 95% to`, (row) => of(row)?.high],
  ]
}

/** A share of a cohort, with what is still open. */
export function cohortColumns<Row>(name: string, of: (row: Row) => CohortRate | undefined): CsvColumn<Row>[] {
  return [...rateColumns(name, of), [`${name}: pending`, (row) => of(row)?.pending]]
}

/** How long it took those that arrived. */
export function timeColumns<Row>(of: (row: Row) => ArrivalTimes | undefined): CsvColumn<Row>[] {
  return [
    ['Median days', (row) => of(row)?.medianDays],
    ['Days: a quarter within', (row) => of(row)?.p25],
    ['Days: three quarters within', (row) => of(row)?.p75],
    ['Arrived within 30 days', (row) => of(row)?.within['30']],
    ['Arrived within 60 days', (row) => of(row)?.within['60']],
    ['Arrived within 90 days', (row) => of(row)?.within['90']],
  ]
}
