import type { QueryClient } from '@tanstack/react-query'
import { listenAsPanel } from '../../lib/messages/listen'
import type { CommandBus } from './command-bus'
import { followCommand } from './follow-command'
import { keys } from './panel-client'
import type { PanelTab } from './panel-tab'

/** Asks again when the worker says that something changed, and hands its commands on. Until the signal aborts. */
export function followWorker(
  client: QueryClient,
  tab: PanelTab,
  commands: CommandBus,
  signal: AbortSignal,
): void {
  // A hidden panel asks when it is looked at again: TanStack refetches what is stale on focus.
  const askAgain = (queryKey: readonly string[]) =>
    void client.invalidateQueries({ queryKey, refetchType: document.hidden ? 'none' : 'active' })
  listenAsPanel(
    {
      tabChanged: ({ tabId }) => {
        const own = tab.read().own
        if (own === undefined || own === tabId) askAgain(keys.views)
      },
      storeChanged: ({ nouns }) => {
        askAgain(keys.views)
        if (nouns.includes('lead')) {
          askAgain(keys.leads)
          askAgain(keys.accounts)
        }
        if (nouns.includes('asset') || nouns.includes('send')) askAgain(keys.assets)
        if (nouns.includes('asset')) askAgain(keys.facets)
      },
      commandGiven: followCommand(tab, commands, signal),
    },
    signal,
  )
}
