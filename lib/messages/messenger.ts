import { defineExtensionMessaging } from '@webext-core/messaging'
import type { MessageMap, InputOf, OutputOf } from './message'
import type { HouseToWorker } from './house-to-worker'
import type { PanelToWorker } from './panel-to-worker'
import type { WorkerToPage } from './worker-to-page'
import type { WorkerToPanel } from './worker-to-panel'

/** The one wire. Types come from the maps, so that a content script bundles no schema. */
export const messenger = defineExtensionMessaging<Record<string, any>>()

type Ask<Map extends MessageMap> = <Name extends keyof Map & string>(
  name: Name,
  input: InputOf<Map[Name]>,
) => Promise<OutputOf<Map[Name]>>

/** The panel asks the worker. */
export const askAsPanel: Ask<PanelToWorker> = (name, input) => messenger.sendMessage(name, input)

/** The marketer's page or the settings ask the worker. */
export const askAsHouse: Ask<HouseToWorker> = (name, input) => messenger.sendMessage(name, input)

/** The worker tells the content script in the top frame of a tab. Rejects where none listens. */
export function tellPage<Name extends keyof WorkerToPage & string>(
  tabId: number,
  name: Name,
  input: InputOf<WorkerToPage[Name]>,
): Promise<OutputOf<WorkerToPage[Name]>> {
  return messenger.sendMessage(name, input, { tabId, frameId: 0 })
}

/** The worker tells every open panel and page of the extension; that none is open is no error. */
export function tellPanels<Name extends keyof WorkerToPanel & string>(
  name: Name,
  input: InputOf<WorkerToPanel[Name]>,
): void {
  // No answer is awaited: the library's own send would hold one of several listeners to it.
  chrome.runtime.sendMessage({ id: 0, type: name, data: input, timestamp: Date.now() }, () => {
    void chrome.runtime.lastError
  })
}
