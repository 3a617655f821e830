import { useSyncExternalStore } from 'react'

const MINUTE_MS = 60_000

/** The present time in ms, told anew each minute, so that "today" does not stay on the page overnight. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, minute)
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, MINUTE_MS)
  return () => clearInterval(timer)
}

function minute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS
}
