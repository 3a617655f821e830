import { QueryClient, useQuery } from '@tanstack/react-query'
import { isExpected } from '../../lib/platform/expected-error'
import { askAsHouse } from '../../lib/messages/messenger'
import type { InputOf } from '../../lib/messages/message'
import type { WorkerToPanel } from '../../lib/messages/worker-to-panel'

type Noun = InputOf<WorkerToPanel['storeChanged']>['nouns'][number]

/** The keys of what the marketer's page and the settings hold; the first word is what `storeChanged` reaches. */
export const HOUSE_KEYS = {
  summary: ['summary'],
  feedback: ['feedback'],
  disputes: ['disputes'],
  assetUse: ['assetUse'],
  assetSends: ['assetSends'],
  settings: ['settings'],
  definition: ['definition'],
  model: ['model'],
  definitionTrial: ['definitionTrial'],
  reports: ['reports'],
  sites: ['sites'],
  hosts: ['hosts'],
  voice: ['voice'],
  requests: ['requests'],
  connection: ['connection'],
  outbox: ['outbox'],
  ledger: ['ledger'],
} as const

/** What each kind of row shows up in. */
const SHOWN_IN: Record<Noun, (keyof typeof HOUSE_KEYS)[]> = {
  lead: ['disputes', 'summary', 'definitionTrial', 'model', 'reports', 'voice', 'requests'],
  feedback: ['feedback', 'summary', 'definition', 'definitionTrial', 'reports'],
  asset: ['assetUse', 'summary', 'reports'],
  send: ['assetUse', 'assetSends', 'summary', 'reports'],
  settings: ['settings', 'sites', 'hosts', 'reports', 'connection', 'outbox'],
  definition: ['definition', 'definitionTrial', 'reports'],
  model: ['model', 'reports'],
  objection: ['voice', 'reports'],
  request: ['requests', 'reports'],
}

/** Asks again for all that these rows show up in. */
export function invalidateNouns(client: QueryClient, nouns: readonly Noun[]): void {
  const keys = new Set(nouns.flatMap((noun) => SHOWN_IN[noun]))
  for (const key of keys) void client.invalidateQueries({ queryKey: HOUSE_KEYS[key] })
}

/** The cache of a page. Rows are asked for again when the worker says so, so they do not age by themselves. */
export function makeHouseClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failures, error) => failures < 1 && !isExpected(error),
        retryDelay: 300,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

/** What the workspace holds, in counts; touchpoints only where asked for, since counting them reads every lead. */
export function useSummary({ touchpoints = false, enabled = true } = {}) {
  return useQuery({
    enabled,
    queryKey: [...HOUSE_KEYS.summary, touchpoints],
    queryFn: () => askAsHouse('workspaceSummary', { touchpoints }),
  })
}

/** Who the member is and where the handoff line stands. */
export function useSettings() {
  return useQuery({ queryKey: HOUSE_KEYS.settings, queryFn: () => askAsHouse('settingsGet', {}) })
}
