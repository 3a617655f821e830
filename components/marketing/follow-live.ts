import { askAsHouse } from '../../lib/messages/messenger'
import { report } from '../../lib/platform/report'
import { stayLive } from '../live'

/**
 * Says to the worker that a page of ours is here, where the workspace is a hub's, so that its changes come at once.
 * Answers what to call when rows of these nouns changed: the page hears `storeChanged` only once.
 */
export function followLive(signal: AbortSignal): (nouns: readonly string[]) => void {
  let isHub = false
  const listeners = new Set<() => void>()
  const ask = async () => {
    isHub = (await askAsHouse('connectionGet', {})).state === 'connected'
    for (const changed of listeners) changed()
  }
  const look = () => void ask().catch((error: unknown) => report(error, 'asking how it stands with the hub'))
  stayLive(
    {
      read: () => ({ isHub }),
      watch(changed) {
        listeners.add(changed)
        return () => listeners.delete(changed)
      },
    },
    signal,
  )
  look()
  return (nouns) => {
    if (nouns.includes('settings')) look()
  }
}
