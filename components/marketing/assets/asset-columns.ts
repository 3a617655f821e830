import type { SortKey } from './asset-rows'

export interface AssetColumn {
  sort: SortKey
  name: string
  /** Its width, and from which width of the page on it is shown. */
  className: string
  number: boolean
}

/** The columns of the assets table, in order. */
export const COLUMNS: readonly AssetColumn[] = [
  { sort: 'title', name: 'Asset', className: 'pl-4 lg:pl-6', number: false },
  { sort: 'inserted', name: 'Sent', className: 'w-16 sm:w-20', number: true },
  { sort: 'copied', name: 'Copied', className: 'hidden w-16 min-[420px]:table-cell sm:w-20', number: true },
  { sort: 'leads', name: 'Leads', className: 'hidden w-20 sm:table-cell', number: true },
  { sort: 'lastUsedAt', name: 'Last used', className: 'w-28 pr-4 lg:pr-6', number: true },
]
