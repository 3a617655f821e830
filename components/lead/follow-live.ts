import type { QueryClient } from '@tanstack/react-query'
import type { PanelView } from '../../lib/messages/panel-view'
import { stayLive, type Shown } from '../live'
import { keys } from './panel-client'
import type { PanelTab } from './panel-tab'

/** Says to the worker that this panel is here and whom it shows, so that a hub's changes come at once. */
export function followLive(client: QueryClient, tab: PanelTab, signal: AbortSignal): void {
  const read = (): Shown => {
    const view = client.getQueryData<PanelView>(keys.view(tab.read().send))
    const isHub = view?.hub === 'live' || view?.hub === 'looking' || view?.hub === 'offline'
    return { isHub, ...(view?.kind === 'lead' ? { leadId: view.view.lead.id } : {}) }
  }
  stayLive({ read, watch: (changed) => client.getQueryCache().subscribe(changed) }, signal)
}
