import { QueryClient } from '@tanstack/react-query'

/** The cache of one panel. Nothing grows stale by time: the worker tells when something changed. */
export function makePanelClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The worker is on this machine: being offline stops nothing.
      queries: { staleTime: Infinity, retry: 1, retryDelay: 300, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })
}

/** The names under which answers are kept. */
export const keys = {
  view: (tabId: number | undefined) => ['panelView', tabId ?? 'own'] as const,
  views: ['panelView'] as const,
  assets: ['assetSearch'] as const,
  facets: ['assetFacets'] as const,
  leads: ['leadSearch'] as const,
  account: (leadId: string) => ['accountRead', leadId] as const,
  accounts: ['accountRead'] as const,
  report: ['pageReport'] as const,
}
