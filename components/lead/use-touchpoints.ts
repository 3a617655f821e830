import { useInfiniteQuery } from '@tanstack/react-query'
import type { Side, Touchpoint, TouchpointType } from '../../lib/domain/touchpoint'
import { askAsPanel } from '../../lib/messages/messenger'
import type { TouchpointsPage } from '../../lib/messages/panel-view'

/** Each is a value or `all`. */
export interface TouchpointFilter {
  side: Side | 'all'
  type: TouchpointType | 'all'
  /** Without those by machines. */
  peopleOnly: boolean
}

export interface Touchpoints {
  /** Newest first, as far as they were asked for. */
  items: Touchpoint[]
  /** Older ones are there. */
  more: boolean
  /** How many of this side and type are by machines, shown or not. */
  machines: number
  loading: boolean
  error: Error | null
  loadMore: () => void
}

/**
 * The touchpoints of a lead by a filter, page by page. `first` is the unfiltered first page that came with the lead,
 * so that nothing is asked for before somebody scrolls or filters.
 */
export function useTouchpoints(
  leadId: string,
  first: TouchpointsPage,
  filter: TouchpointFilter,
): Touchpoints {
  const unfiltered = filter.side === 'all' && filter.type === 'all' && !filter.peopleOnly
  const query = useInfiniteQuery({
    // A new touchpoint makes the list another one.
    queryKey: ['touchpointsList', leadId, filter, first.total, first.items[0]?.id],
    queryFn: ({ pageParam }) =>
      askAsPanel('touchpointsList', {
        leadId,
        side: filter.side === 'all' ? undefined : filter.side,
        types: filter.type === 'all' ? undefined : [filter.type],
        peopleOnly: filter.peopleOnly || undefined,
        cursor: pageParam,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    initialData: unfiltered ? { pages: [first], pageParams: [undefined] } : undefined,
    placeholderData: (before) => before ?? { pages: [peopleOf(first)], pageParams: [undefined] },
  })
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    more: query.hasNextPage,
    machines: query.data?.pages[0]?.machines ?? first.machines,
    loading: query.isFetching,
    error: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage && !query.error) void query.fetchNextPage()
    },
  }
}

/** What is known of people is drawn at once where the next lead comes with machines hidden. */
function peopleOf(first: TouchpointsPage): TouchpointsPage {
  const { cursor: _, ...page } = first
  return { ...page, items: first.items.filter(({ grade }) => grade !== 'machine') }
}
