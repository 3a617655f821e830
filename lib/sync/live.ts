import { HubError } from '../hub/hub-client'
import { report } from '../platform/report'

/** Seconds that the hub holds an answer back until something happens. */
const WAIT = 25
/** After a failure, ms: so long, doubled each time, at most a minute. */
const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 60_000

export interface LiveParts {
  /** Waits for changes and brings them in. Throws a `HubError`. */
  pull(wait: number, openLeads: readonly string[], signal: AbortSignal): Promise<void>
  /** Resolves after so many ms, or when the signal aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>
  /** False where it makes no sense to go on: the session has ended. */
  goesOn(error: unknown): boolean
}

/** Keeps open panels and pages up with the hub for as long as there are any. */
export interface Live {
  /** Somebody is here and shows this lead, or none. They say so again every twenty seconds. */
  stay(who: object, leadId: string | undefined): void
  leave(who: object): void
}

/** A loop of waiting pulls, begun anew when other leads are on the screen. Ends with the signal. */
export function makeLive(parts: LiveParts, signal: AbortSignal): Live {
  const shown = new Map<object, string | undefined>()
  let round = new AbortController()
  let isRunning = false

  const openLeads = () => [...new Set([...shown.values()].flatMap((id) => id ?? []))].sort()
  const isWanted = () => shown.size > 0 && !signal.aborted

  async function run(): Promise<void> {
    for (let pause = FIRST_PAUSE; isWanted();) {
      round = new AbortController()
      const either = AbortSignal.any([signal, round.signal])
      try {
        await parts.pull(WAIT, openLeads(), either)
        pause = FIRST_PAUSE
      } catch (error) {
        if (signal.aborted) return
        if (!parts.goesOn(error)) return shown.clear()
        if (round.signal.aborted) continue
        if (!(error instanceof HubError)) report(error, 'following the hub')
        await parts.pause(pause, either)
        pause = Math.min(LONGEST_PAUSE, pause * 2)
      }
    }
  }

  function begin(): void {
    if (isRunning || !isWanted()) return
    isRunning = true
    void run().finally(() => {
      isRunning = false
      // Somebody may have come while it ended.
      begin()
    })
  }

  const change = (work: () => void): void => {
    const before = openLeads().join(' ')
    work()
    const isOther = openLeads().join(' ') !== before || shown.size === 0
    if (isOther) round.abort()
    begin()
  }

  return {
    stay: (who, leadId) => change(() => shown.set(who, leadId)),
    leave: (who) => change(() => shown.delete(who)),
  }
}
