import { useMemo, useState } from 'react'
import type { AssetUse } from '../../../lib/messages/house-to-worker'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import { useNow } from '../../ui/use-now'
import type { Drafts } from '../drafts'
import { useDebounced } from '../../lead/use-debounced'
import { AssetFilters } from './AssetFilters'
import { filterUses, sortUses, type QuickFilter, type Sort } from './asset-rows'
import { AssetTable } from './AssetTable'
import type { AssetWork } from './asset-work'
import { UnsavedNote } from './UnsavedNote'

interface AssetLibraryProps {
  /** Undefined until they come. */
  uses: AssetUse[] | undefined
  counts: Record<QuickFilter, number>
  drafts: Drafts<AssetWork>
}

/** The table of assets with its filters. */
export function AssetLibrary({ uses, counts, drafts }: AssetLibraryProps) {
  const [quick, setQuick] = useState<QuickFilter>('active')
  const [text, setText] = useState('')
  const [sort, setSort] = useState<Sort>({ key: 'inserted', down: true })
  const words = useDebounced(text, 150)
  const now = useNow()
  const rows = useMemo(
    () => sortUses(filterUses(uses ?? [], quick, words, now), sort),
    [uses, quick, words, now, sort],
  )
  // Of the whole library: a filter must not take a column away.
  const hasLinks = uses?.some(({ tracked }) => tracked) ?? false
  const clear = () => {
    setQuick('active')
    setText('')
  }
  return (
    <>
      <div className="flex flex-col gap-2 px-4 py-3 lg:px-6">
        {uses ? (
          <AssetFilters {...{ quick, text, counts }} onQuick={setQuick} onText={setText} />
        ) : (
          <Skeleton className="h-8 w-96" />
        )}
        <UnsavedNote drafts={drafts} />
      </div>
      {!uses ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <EmptyState title="No asset fits this filter">
          <Button onClick={clear}>Show all assets</Button>
        </EmptyState>
      ) : (
        <AssetTable rows={rows} sort={sort} onSort={setSort} unsaved={drafts.ids} hasLinks={hasLinks} />
      )}
    </>
  )
}

function Waiting() {
  return (
    <div aria-hidden className="flex flex-col pt-8">
      {Array.from({ length: 8 }, (_, index) => (
        <div
          key={index}
          className="flex h-14 flex-col justify-center gap-2 border-b border-line px-4 lg:px-6"
        >
          <Skeleton className="h-4 w-72" />
          <Skeleton className="h-3 w-40" />
        </div>
      ))}
    </div>
  )
}
