import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Sort } from './asset-rows'
import type { AssetColumn } from './asset-columns'

interface SortHeadProps {
  column: AssetColumn
  sort: Sort
  onSort: (sort: Sort) => void
}

/** The head of a column; a click sorts by it, numbers with the largest first, another click turns it round. */
export function SortHead({ column, sort, onSort }: SortHeadProps) {
  const sorted = sort.key === column.sort
  const Arrow = sort.down ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : 'none'}
      className={`border-b border-line py-0 font-normal ${column.number ? 'text-right' : 'text-left'} ${column.className}`}
    >
      <button
        type="button"
        onClick={() => onSort({ key: column.sort, down: sorted ? !sort.down : column.number })}
        className={`inline-flex min-h-8 items-center gap-1 rounded-ui text-caption whitespace-nowrap hover:text-text ${sorted ? 'font-medium text-text' : 'text-muted'}`}
      >
        {sorted && column.number && <Arrow aria-hidden size={12} />}
        {column.name}
        {sorted && !column.number && <Arrow aria-hidden size={12} />}
      </button>
    </th>
  )
}
