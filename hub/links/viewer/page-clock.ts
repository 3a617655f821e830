/** Longest time without a sign of a person that still counts as reading, ms. */
const PATIENCE = 60_000
const TICK = 500
/** How often times are told, ms. */
const TELL = 10_000

interface Told {
  view: string
  /** Pages of the document. */
  count: number
  /** Ms by page, the first is 1. */
  pages: Record<number, number>
}

interface ClockParts {
  /** Where times are told. */
  to: string
  view: string
  count: number
  /** The page in sight. */
  current(): number
}

/** Measures how long pages are looked at and tells it in small steps. Time in another tab or away counts nothing. */
export function startPageClock({ to, view, count, current }: ClockParts): void {
  let pages: Record<number, number> = {}
  let last = performance.now()
  let signOfLife = last
  let toldAt = last
  for (const name of ['pointermove', 'pointerdown', 'keydown', 'scroll', 'touchmove'])
    addEventListener(name, () => (signOfLife = performance.now()), { passive: true, capture: true })

  function measure(): void {
    const now = performance.now()
    const ms = Math.min(now - last, 2 * TICK)
    last = now
    if (document.visibilityState !== 'visible' || now - signOfLife > PATIENCE) return
    pages[current()] = (pages[current()] ?? 0) + ms
  }

  function tell(): void {
    toldAt = performance.now()
    const rounded = Object.entries(pages).map(([page, ms]) => [page, Math.round(ms)] as const)
    const told: Told = { view, count, pages: Object.fromEntries(rounded.filter(([, ms]) => ms > 0)) }
    if (Object.keys(told.pages).length === 0) return
    if (navigator.sendBeacon(to, JSON.stringify(told))) pages = {}
  }

  setInterval(() => {
    measure()
    if (performance.now() - toldAt >= TELL) tell()
  }, TICK)
  const leave = () => {
    measure()
    tell()
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave()
    else last = performance.now()
  })
  addEventListener('pagehide', leave)
}
