import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { askAsPanel } from '../../lib/messages/messenger'
import type { PanelView } from '../../lib/messages/panel-view'
import { keys } from './panel-client'
import type { PanelTab, TabState } from './panel-tab'

/** The tab that is meant, as it changes. */
export function useTab(tab: PanelTab): TabState {
  return useSyncExternalStore(tab.subscribe, tab.read)
}

/** Everything to draw for a tab. One answer holds the name and all that stands under it, so they never part. */
export function usePanelView({ ready, send }: TabState): UseQueryResult<PanelView> {
  return useQuery({
    queryKey: keys.view(send),
    queryFn: () => askAsPanel('panelView', { tabId: send }),
    enabled: ready,
  })
}
