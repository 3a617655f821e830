import type { QueryClient } from '@tanstack/react-query'
import { keys } from './panel-client'
import type { PanelTab } from './panel-tab'

/** A side panel outlives its page: it asks again when its tab has loaded another one. Until the signal aborts. */
export function followLoads(client: QueryClient, tab: PanelTab, signal: AbortSignal): void {
  const onUpdated = (tabId: number, { status }: chrome.tabs.OnUpdatedInfo) => {
    if (tabId === tab.read().own && status === 'complete')
      void client.invalidateQueries({ queryKey: keys.views })
  }
  chrome.tabs.onUpdated.addListener(onUpdated)
  signal.addEventListener('abort', () => chrome.tabs.onUpdated.removeListener(onUpdated), { once: true })
}
