import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Role } from '../../lib/contract/role'
import type { ConnectionView } from '../../lib/messages/connection-view'
import { askAsHouse } from '../../lib/messages/messenger'
import { HOUSE_KEYS } from './house-queries'

/** Whether the hub is in reach, and the session, change by themselves; asked so often while the page is in sight, ms. */
const LOOK_EVERY = 5_000

/** A workspace on a team's hub, as one member sees it. */
export interface HubHome {
  isHub: true
  name: string
  role: Role
  /** What keeps acts and questions from the hub: `signIn` the session has ended, `consent` there is more to agree to. */
  trouble?: 'offline' | 'signIn' | 'consent'
  /** When the hub last said what changed, ms. */
  lastSyncAt?: number
  /** The hub's page where this member may set up what sends to it. */
  sourcesUrl?: string
}

/** Where the workspace is: in this browser, or on a team's hub. `ended`: an admin ended the access to that one. */
export type Home = { isHub: false; ended?: { workspace: string; at: number } } | HubHome

/** Undefined until it is known. */
export function useHome(): Home | undefined {
  const { data } = useQuery({
    queryKey: HOUSE_KEYS.connection,
    queryFn: () => askAsHouse('connectionGet', {}),
    refetchInterval: LOOK_EVERY,
  })
  return data && homeOf(data)
}

/** A session that has ended still leaves the hub's workspace here. */
function homeOf({ state, me, url, offline, ended, lastSyncAt }: ConnectionView): Home {
  if (state === 'local') return { isHub: false, ...(ended ? { ended } : {}) }
  const host = url === undefined ? 'the hub' : new URL(url).host
  const role = me?.member.role ?? 'rep'
  const trouble = state !== 'connected' ? state : offline ? 'offline' : undefined
  return {
    isHub: true,
    name: me?.workspace.name ?? host,
    role,
    ...(trouble ? { trouble } : {}),
    ...(lastSyncAt === undefined ? {} : { lastSyncAt }),
    ...(url !== undefined && role === 'admin' ? { sourcesUrl: `${url}/team/sources` } : {}),
  }
}

/** Asks for everything on the page again once nothing keeps the hub from being asked any more. */
export function useAskAgain(home: Home | undefined): void {
  const client = useQueryClient()
  const trouble = home?.isHub ? home.trouble : undefined
  const before = useRef(trouble)
  useEffect(() => {
    if (before.current && !trouble) void client.invalidateQueries()
    before.current = trouble
  }, [client, trouble])
}
