import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { numberWords } from '../../ui/counted'

export interface ReportColumn<Row> {
  name: string
  /** Numbers stand at the right. */
  isNumber?: boolean
  /** Sorts with the largest first; numbers do. */
  largestFirst?: boolean
  /** Sorts by this; a column without it does not sort. Rows without a value stand last. */
  sortBy?: (row: Row) => string | number | undefined
  cell: (row: Row) => ReactNode
  /** Its width. */
  className?: string
}

interface ReportTableProps<Row> {
  /** What the table lists, for a screen reader. */
  label: string
  /** The first one names the row. */
  columns: readonly ReportColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Rows at first; a button shows the others. */
  most?: number
}

interface Sort {
  column: number
  down: boolean
}

/** A table of a report; in the order given until a head is pressed. */
export function ReportTable<Row>({ label, columns, rows, rowKey, most = 25 }: ReportTableProps<Row>) {
  const [sort, setSort] = useState<Sort>()
  const [all, setAll] = useState(false)
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort])
  const shown = all ? sorted : sorted.slice(0, most)
  return (
    <div className="overflow-x-auto [scrollbar-width:thin]" style={SCROLL_CUE}>
      <table aria-label={label} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Head key={column.name} column={column} index={index} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)} className="hover:bg-raised">
              {columns.map((column, index) => (
                <Cell key={column.name} column={column} isName={index === 0} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < sorted.length && (
        <Button look="quiet" className="mt-1" onClick={() => setAll(true)}>
          {`Show all ${numberWords(sorted.length)}`}
        </Button>
      )}
    </div>
  )
}

/** A shade at the edge past which there is more: ground scrolls with the table and covers it at either end. */
const SHADE = 'color-mix(in srgb, var(--color-edge) 55%, transparent)'
const SCROLL_CUE = {
  background: [
    'linear-gradient(to right, var(--color-ground) 40%, transparent) left / 40px 100% no-repeat local',
    'linear-gradient(to left, var(--color-ground) 40%, transparent) right / 40px 100% no-repeat local',
    `linear-gradient(to right, ${SHADE}, transparent) left / 12px 100% no-repeat scroll`,
    `linear-gradient(to left, ${SHADE}, transparent) right / 12px 100% no-repeat scroll`,
  ].join(', '),
}

const CELL = 'border-b border-line py-2 pr-3 align-top lg:pr-4 last:pr-0'

function Cell<Row>({ column, isName, row }: { column: ReportColumn<Row>; isName: boolean; row: Row }) {
  const look = `${CELL} ${column.isNumber ? 'text-right tabular-nums' : 'text-left'} ${column.className ?? ''}`
  return isName ? (
    <th scope="row" className={`${look} font-medium`}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={look}>{column.cell(row)}</td>
  )
}

interface HeadProps<Row> {
  column: ReportColumn<Row>
  index: number
  sort: Sort | undefined
  onSort: (sort: Sort) => void
}

function Head<Row>({ column, index, sort, onSort }: HeadProps<Row>) {
  const { name, isNumber = false, largestFirst = isNumber, sortBy, className = '' } = column
  const isSorted = sort?.column === index
  const Arrow = sort?.down ? ArrowDown : ArrowUp
  const order = isSorted ? (sort.down ? 'descending' : 'ascending') : 'none'
  return (
    <th
      scope="col"
      aria-sort={sortBy ? order : undefined}
      className={`border-b border-line py-0 pr-3 align-bottom font-normal lg:pr-4 last:pr-0 ${isNumber ? 'text-right' : 'text-left'} ${className}`}
    >
      {sortBy ? (
        <button
          type="button"
          onClick={() => onSort({ column: index, down: isSorted ? !sort.down : largestFirst })}
          className={`inline-flex min-h-8 items-center gap-1 ${isNumber ? 'text-right' : 'text-left'} rounded-ui text-caption hover:text-text ${isSorted ? 'font-medium text-text' : 'text-muted'}`}
        >
          {isSorted && isNumber && <Arrow aria-hidden size={12} />}
          {name}
          {isSorted && !isNumber && <Arrow aria-hidden size={12} />}
        </button>
      ) : (
        <span className="inline-flex min-h-8 items-center text-caption text-muted">{name}</span>
      )}
    </th>
  )
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly ReportColumn<Row>[],
  sort: Sort | undefined,
): readonly Row[] {
  const sortBy = sort && columns[sort.column]?.sortBy
  if (!sortBy) return rows
  const sign = sort.down ? -1 : 1
  return rows.toSorted((a, b) => {
    const [left, right] = [sortBy(a), sortBy(b)]
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined)
    if (typeof left === 'string') return sign * left.localeCompare(String(right), 'en')
    return sign * (left - Number(right))
  })
}
