import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { AssetUse } from '../../../lib/messages/house-to-worker'
import { useNow } from '../../ui/use-now'
import type { Sort } from './asset-rows'
import { AssetRow } from './AssetRow'
import { columnsOf } from './asset-columns'
import { SortHead } from './SortHead'

interface AssetTableProps {
  rows: readonly AssetUse[]
  sort: Sort
  onSort: (sort: Sort) => void
  /** The assets with changes that are not saved. */
  unsaved: readonly string[]
  /** Something went out with a tracked link. */
  hasLinks: boolean
}

const ROW_PX = 56

/** The library as a table; only the rows in sight are in the page, so that 5,000 stay smooth. */
export function AssetTable({ rows, sort, onSort, unsaved, hasLinks }: AssetTableProps) {
  const box = useRef<HTMLDivElement>(null)
  const now = useNow()
  // Its functions are not passed on, so that the compiler's leaving this alone costs nothing.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]!.asset.id,
    overscan: 8,
  })
  const shown = virtual.getVirtualItems()
  const above = shown[0]?.start ?? 0
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)

  // Another order begins at its top.
  useEffect(() => virtual.scrollToOffset(0), [virtual, sort])

  return (
    <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
      <table className="w-full table-fixed border-separate border-spacing-0" aria-rowcount={rows.length + 1}>
        <thead className="sticky top-0 z-[1] bg-ground">
          <tr aria-rowindex={1}>
            {columnsOf(hasLinks).map((column) => (
              <SortHead key={column.sort} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer px={above} />}
          {shown.map(({ index, key }) => (
            <AssetRow
              key={key}
              use={rows[index]!}
              position={index + 2}
              unsaved={unsaved.includes(rows[index]!.asset.id)}
              now={now}
              hasLinks={hasLinks}
            />
          ))}
          {below > 0 && <Spacer px={below} />}
        </tbody>
      </table>
    </div>
  )
}

/** Stands for the rows out of sight. */
function Spacer({ px }: { px: number }) {
  return (
    <tr aria-hidden>
      <td style={{ height: px }} className="p-0" />
    </tr>
  )
}
