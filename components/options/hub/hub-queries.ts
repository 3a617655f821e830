import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ConnectionView } from '../../../lib/messages/connection-view'
import { askAsHouse } from '../../../lib/messages/messenger'
import { HOUSE_KEYS } from '../../marketing/house-queries'

/** Offline, last contact and what waits change by themselves; asked so often while the page is in sight, ms. */
const LOOK_EVERY = 5_000

/** How this browser stands with a hub. */
export function useConnection() {
  return useQuery({
    queryKey: HOUSE_KEYS.connection,
    queryFn: () => askAsHouse('connectionGet', {}),
    refetchInterval: LOOK_EVERY,
  })
}

/** What was done here and the hub does not have. */
export function useOutbox(isWanted: boolean) {
  return useQuery({
    queryKey: HOUSE_KEYS.outbox,
    queryFn: () => askAsHouse('outboxList', {}),
    enabled: isWanted,
    refetchInterval: LOOK_EVERY,
  })
}

/** How soon something that was under way is looked at again, ms. */
const UNDER_WAY = 3000

/** What left this browser, newest first, page by page. */
export function useLedger() {
  return useInfiniteQuery({
    queryKey: HOUSE_KEYS.ledger,
    queryFn: ({ pageParam }: { pageParam: number | undefined }) =>
      askAsHouse('ledgerList', pageParam === undefined ? {} : { cursor: pageParam }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    staleTime: 0,
    // What was under way has an answer soon.
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.rows.some(({ outcome }) => outcome === undefined) ? UNDER_WAY : false,
  })
}

/** A change to the connection; everything on the page is asked for anew, for another workspace may stand behind it. */
export function useHubChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: 'hub' },
    mutationFn: change,
    onSettled: () => client.invalidateQueries(),
  })
}

/** Who is signed in, and to what; undefined where no hub is known. */
export function meOf(view: ConnectionView) {
  return view.me && view.url ? { ...view.me, url: view.url } : undefined
}
