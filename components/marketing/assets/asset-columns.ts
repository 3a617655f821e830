import type { SortKey } from './asset-rows'

export interface AssetColumn {
  sort: SortKey
  name: string
  /** Its width, and from which width of the page on it is shown. */
  className: string
  number: boolean
}

const COLUMNS: readonly AssetColumn[] = [
  { sort: 'title', name: 'Asset', className: 'pl-4 lg:pl-6', number: false },
  { sort: 'inserted', name: 'Sent', className: 'w-16 sm:w-20', number: true },
  { sort: 'copied', name: 'Copied', className: 'hidden w-16 min-[420px]:table-cell sm:w-20', number: true },
  { sort: 'leads', name: 'Leads', className: 'hidden w-20 sm:table-cell', number: true },
  { sort: 'viewed', name: 'Viewed', className: 'hidden w-24 lg:table-cell', number: true },
  { sort: 'lastUsedAt', name: 'Last used', className: 'w-28 pr-4 lg:pr-6', number: true },
]

/** The columns of the assets table, in order. Views come from a hub's tracked links: without any there is no column. */
export function columnsOf(hasLinks: boolean): readonly AssetColumn[] {
  return hasLinks ? COLUMNS : COLUMNS.filter(({ sort }) => sort !== 'viewed')
}

/** The class names of a column. */
export function classOf(sort: SortKey): string {
  return COLUMNS.find((column) => column.sort === sort)!.className
}
