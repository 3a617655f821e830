/** How long (ms) a control must have been in plain sight before an act on it counts. */
const STEADY_MS = 250
/** How long (ms) an act waits for that at most. */
const PATIENCE_MS = 1500

/** Why an act did not count: something lies over the control, or it was never seen. */
export type Unseen = 'covered' | 'unseen'

/** What is known of one control. `fresh`: it was never covered since it came into the window. */
type Known = { kind: 'unknown' | 'away' | 'covered' } | { kind: 'seen'; since: number; fresh: boolean }

interface Waiting {
  act: () => void
  refuse: (why: Unseen) => void
  /** Of a pointer or key on the control itself; else a command, which nothing under the pointer can steer. */
  onControl: boolean
  until: number
}

/** One control's sight, told by IntersectionObserver version 2. Times are those of `performance.now()`. */
export interface Sight {
  /** What the browser saw last. `inside`: nearly whole within the window; `visible`: nothing over it, no effect on it. */
  tell: (seen: { inside: boolean; visible: boolean }) => void
  isAway: () => boolean
  /**
   * Runs `act` at once where the control has been seen steadily, else as soon as that is so. A control that is covered,
   * or was a moment ago, takes no click: it may have been uncovered under the pointer. A newer act replaces one that
   * still waits.
   */
  whenSteady: (act: () => void, refuse: (why: Unseen) => void, onControl: boolean) => void
  /** Forgets what waits. */
  stop: () => void
}

/** Makes the sight of a control of which nothing is known yet. */
export function makeSight(): Sight {
  let known: Known = { kind: 'unknown' }
  let waiting: Waiting | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    waiting = undefined
    clearTimeout(timer)
  }
  const settle = () => {
    clearTimeout(timer)
    if (!waiting) return
    const { act, refuse, onControl, until } = waiting
    const now = performance.now()
    const rest = known.kind === 'seen' ? known.since + STEADY_MS - now : until - now
    const uncovered = known.kind === 'covered' || (known.kind === 'seen' && !known.fresh && rest > 0)
    if (onControl && uncovered) {
      stop()
      refuse('covered')
    } else if (rest > 0) {
      timer = setTimeout(settle, rest)
    } else {
      stop()
      if (known.kind === 'seen') act()
      else refuse(known.kind === 'covered' ? 'covered' : 'unseen')
    }
  }
  return {
    tell({ inside, visible }) {
      if (!inside) known = { kind: 'away' }
      else if (!visible) known = { kind: 'covered' }
      else if (known.kind !== 'seen')
        known = { kind: 'seen', since: performance.now(), fresh: known.kind !== 'covered' }
      settle()
    },
    isAway: () => known.kind === 'away',
    whenSteady(act, refuse, onControl) {
      waiting = { act, refuse, onControl, until: performance.now() + PATIENCE_MS }
      settle()
    },
    stop,
  }
}
