import { Segmented } from '../../ui/Segmented'
import { TextField } from '../../ui/TextField'
import { QUICK_FILTERS, QUICK_NAMES, type QuickFilter } from './asset-rows'

interface AssetFiltersProps {
  quick: QuickFilter
  onQuick: (quick: QuickFilter) => void
  text: string
  onText: (text: string) => void
  counts: Record<QuickFilter, number>
}

/** Which assets the table shows: by what is wrong with them, by words. */
export function AssetFilters({ quick, onQuick, text, onText, counts }: AssetFiltersProps) {
  return (
    <div role="search" aria-label="Assets" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="-m-1 max-w-full overflow-x-auto p-1">
        <Segmented<QuickFilter>
          label="Show"
          options={QUICK_FILTERS.map((value) => ({ value, label: QUICK_NAMES[value], count: counts[value] }))}
          value={quick}
          onChange={onQuick}
        />
      </div>
      <div className="max-w-72 min-w-40 flex-1">
        <TextField
          label="Search assets"
          labelHidden
          type="search"
          placeholder="Title, topic, persona, owner"
          value={text}
          onChange={onText}
        />
      </div>
    </div>
  )
}
