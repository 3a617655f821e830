import { MOST_OPEN_LEADS } from '../contract/changes-pull'
import { HubError } from '../hub/hub-client'
import { report } from '../platform/report'

/** Seconds that the hub holds an answer back until something happens. */
const WAIT = 25
/** Between two rounds, ms: what others do is still on the screen within two seconds. */
const FLOOR = 250
/** An answer with nothing in it that took less did not wait, ms: the pause after it is doubled each time, at most so long. */
const EARLY = 2_000
const FIRST_IDLE = 1_000
const LONGEST_IDLE = 15_000
/** After a failure, ms: so long, doubled each time, at most a minute. */
const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 60_000

export interface LiveParts {
  /** Waits for changes and brings them in; false where nothing came. Throws a `HubError`. */
  pull(wait: number, openLeads: readonly string[], signal: AbortSignal): Promise<boolean>
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
  /** The hub was reached by another way, or the network is back: a pause after a failure ends. */
  again(): void
}

/** A loop of waiting pulls, begun anew when other leads are on the screen. Ends with the signal. */
export function makeLive(parts: LiveParts, signal: AbortSignal): Live {
  const shown = new Map<object, string | undefined>()
  let round = new AbortController()
  let isRunning = false
  let hasFailed = false

  /** Those that came to a screen last, where there are more than the hub takes. */
  const openLeads = () =>
    [...new Set([...shown.values()].reverse().flatMap((id) => id ?? []))].slice(0, MOST_OPEN_LEADS).sort()
  const isWanted = () => shown.size > 0 && !signal.aborted

  async function run(): Promise<void> {
    for (let pause = 0; isWanted();) {
      round = new AbortController()
      const either = AbortSignal.any([signal, round.signal])
      const begun = performance.now()
      try {
        const came = await parts.pull(WAIT, openLeads(), either)
        const isIdle = !came && performance.now() - begun < EARLY
        pause = isIdle ? Math.min(LONGEST_IDLE, Math.max(FIRST_IDLE, pause * 2)) : 0
      } catch (error) {
        if (signal.aborted) return
        if (!parts.goesOn(error)) return shown.clear()
        hasFailed = !round.signal.aborted
        if (hasFailed && !(error instanceof HubError)) report(error, 'following the hub')
        pause = hasFailed ? Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, pause * 2)) : 0
      }
      // Law: no round follows another at once, whatever the hub answers and however often the leads change.
      await parts.pause(FLOOR, signal)
      if (pause > FLOOR && !round.signal.aborted) await parts.pause(pause - FLOOR, either)
      if (round.signal.aborted) pause = 0
      hasFailed = false
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
    stay: (who, leadId) =>
      change(() => {
        if (shown.has(who) && shown.get(who) === leadId) return
        shown.delete(who)
        shown.set(who, leadId)
      }),
    leave: (who) => change(() => shown.delete(who)),
    again() {
      if (hasFailed) round.abort()
    },
  }
}
