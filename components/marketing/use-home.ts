import { useQuery } from '@tanstack/react-query'
import type { ConnectionView } from '../../lib/messages/connection-view'
import { askAsHouse } from '../../lib/messages/messenger'
import { HOUSE_KEYS } from './house-queries'

/**
 * Where the workspace is: in this browser, or on a team's hub, with what it is called there.
 * `sourcesUrl`: the hub's page where this member may set up what sends to it.
 */
export type Home = { isHub: false } | { isHub: true; name: string; sourcesUrl?: string }

/** Undefined until it is known. */
export function useHome(): Home | undefined {
  const { data } = useQuery({
    queryKey: HOUSE_KEYS.connection,
    queryFn: () => askAsHouse('connectionGet', {}),
  })
  return data && homeOf(data)
}

/** A session that has ended still leaves the hub's workspace here. */
function homeOf({ state, me, url }: ConnectionView): Home {
  if (state === 'local') return { isHub: false }
  const host = url === undefined ? 'the hub' : new URL(url).host
  const isAdmin = url !== undefined && me?.member.role === 'admin'
  return {
    isHub: true,
    name: me?.workspace.name ?? host,
    ...(isAdmin ? { sourcesUrl: `${url}/team/sources` } : {}),
  }
}
