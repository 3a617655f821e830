const DAY_MS = 86_400_000

/** One touch as attribution needs it. An empty `channel` is a conversion or a touch of which no channel is known. */
export interface ChannelTouch {
  customer: string
  /** Milliseconds since 1970. */
  at: number
  channel: string
  /** The conversion itself, or the touch in which it happened. */
  converts: boolean
  /** What the conversion is worth; read only where `converts`. */
  value: number
}

export interface Step {
  channel: string
  /** Days, with fractions, from this touch to the end of its path. */
  daysBefore: number
}

/** Touches in order of time up to a conversion, or to the end of what is known, with how often the path occurred. */
export interface TouchPath {
  steps: Step[]
  conversions: number
  /** What the conversions of this path are worth together. */
  value: number
  /** How often it ended without a conversion. */
  nulls: number
}

/**
 * Cuts every customer's touches, sorted by time, into paths: one ends with each conversion, and the touches after
 * the last conversion are a path without. At the same time a conversion comes last; else the order given stands.
 * Touches without a channel are left out; a conversion without any touch gives a path without steps.
 */
export function makePaths(touches: Iterable<ChannelTouch>): TouchPath[] {
  const byCustomer = new Map<string, ChannelTouch[]>()
  for (const touch of touches) {
    const own = byCustomer.get(touch.customer)
    if (own) own.push(touch)
    else byCustomer.set(touch.customer, [touch])
  }
  return [...byCustomer.values()].flatMap(pathsOfCustomer)
}

function pathsOfCustomer(touches: ChannelTouch[]): TouchPath[] {
  const paths: TouchPath[] = []
  let open: ChannelTouch[] = []
  for (const touch of touches.sort((a, b) => a.at - b.at || Number(a.converts) - Number(b.converts))) {
    if (touch.channel !== '') open.push(touch)
    if (!touch.converts) continue
    paths.push({ steps: stepsTo(open, touch.at), conversions: 1, value: touch.value, nulls: 0 })
    open = []
  }
  const last = open.at(-1)
  if (last) paths.push({ steps: stepsTo(open, last.at), conversions: 0, value: 0, nulls: 1 })
  return paths
}

function stepsTo(touches: readonly ChannelTouch[], end: number): Step[] {
  return touches.map(({ channel, at }) => ({ channel, daysBefore: (end - at) / DAY_MS }))
}

/**
 * A path known only as the order of its channels, first to last. Without times each touch stands for one day, so
 * that time decay falls by position.
 */
export function pathOfChannels(channels: readonly string[], counts: Omit<TouchPath, 'steps'>): TouchPath {
  const steps = channels.map((channel, index) => ({ channel, daysBefore: channels.length - 1 - index }))
  return { steps, ...counts }
}
