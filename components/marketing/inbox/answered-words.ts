import type { Home } from '../use-home'

/** What became of an answer of this time, ms: one from after the hub was last heard of may still be here. */
export function answeredWords(home: Home | undefined, at: number): string {
  return home?.isHub && home.trouble && at > (home.lastSyncAt ?? 0)
    ? `Answered, and kept in this browser: ${home.name} gets it when it can.`
    : 'Answered. The rep sees it in the panel.'
}
