import { z } from 'zod'
import type { Reading } from '../domain/reading'

/** How a host's pages were read since the browser was started: counts only, nothing of any page. */
const HostHealth = z.object({
  pages: z.number().int(),
  /** Pages on which the URL said that something is open and nothing was found. */
  changed: z.number().int(),
  lastChangedAt: z.number().optional(),
  /** Hits of each probe. */
  probes: z.record(z.string(), z.number().int()),
})
type HostHealth = z.infer<typeof HostHealth>

const KEY = 'hostHealth'

/** The health of all hosts. Ends with the browser. */
export interface HealthMemory {
  read(): Promise<Record<string, HostHealth>>
  /** Counts a settled reading; one after the other. */
  count(reading: Reading, now: number): Promise<void>
}

/** A memory over the session's storage, which content scripts cannot read. */
export function makeHealthMemory(storage: chrome.storage.StorageArea = chrome.storage.session): HealthMemory {
  let last: Promise<unknown> = Promise.resolve()

  async function read(): Promise<Record<string, HostHealth>> {
    const stored = (await storage.get(KEY))[KEY]
    return stored === undefined ? {} : z.record(z.string(), HostHealth).parse(stored)
  }

  return {
    read,
    count({ host, state, health }, now) {
      const mine = last.then(async () => {
        if (state === 'notReady' || state === 'off') return
        const all = await read()
        const { pages, changed, lastChangedAt, probes } = all[host] ?? { pages: 0, changed: 0, probes: {} }
        const isChanged = state === 'changed'
        for (const [probe, hits] of Object.entries(health)) probes[probe] = (probes[probe] ?? 0) + hits
        all[host] = {
          pages: pages + 1,
          changed: changed + (isChanged ? 1 : 0),
          lastChangedAt: isChanged ? now : lastChangedAt,
          probes,
        }
        await storage.set({ [KEY]: all })
      })
      last = Promise.allSettled([mine])
      return mine
    },
  }
}
