import { attribute, ATTRIBUTION_MODELS, type AttributionModel } from '../attribution/attribute'
import { makePaths, pathOfChannels, type ChannelTouch, type TouchPath } from '../attribution/touch-path'

/** More channels than this make a table that nobody reads; the least used stand together. */
const MOST_CHANNELS = 24
/** Sides stay apart where rare channels are put together. */
const REST = 'other channels'
const SEPARATOR = '\u0001'

export interface ChannelCredit {
  channel: string
  /** Paths that came over it, whether or not they converted. */
  paths: number
  credit: Record<AttributionModel, number>
}

export interface AttributionReport {
  halfLifeDays: number
  conversions: number
  /** Conversions before which no touch of a person is known: no model shares them out. */
  unattributed: number
  paths: number
  /** Most credited by the linear rule first; a common order, not a verdict. */
  channels: ChannelCredit[]
}

/** Paths of leads, gathered one lead after another. */
export interface PathTally {
  /** The touches and conversions of one lead; channels as `side|name`. */
  add(touches: readonly ChannelTouch[]): void
  report(halfLifeDays: number): AttributionReport
}

/**
 * Begins to gather paths. Those without a conversion only say how often channels follow each other, so equal ones are
 * held once and a repeat is dropped: staying in a channel changes no chance to leave it for another.
 */
export function startPaths(): PathTally {
  const converting: TouchPath[] = []
  const others = new Map<string, number>()
  const met = new Map<string, number>()
  return {
    add(touches) {
      for (const path of makePaths(touches)) {
        const channels = path.steps.map((step) => step.channel)
        for (const channel of new Set(channels)) met.set(channel, (met.get(channel) ?? 0) + 1)
        if (path.conversions > 0) converting.push(path)
        else count(others, withoutRepeats(channels).join(SEPARATOR))
      }
    },
    report(halfLifeDays) {
      const nameOf = commonNames(met)
      const paths = [
        ...converting.map((path) => ({
          ...path,
          steps: path.steps.map((step) => ({ ...step, channel: nameOf(step.channel) })),
        })),
        ...[...others].map(([key, nulls]) =>
          pathOfChannels(key.split(SEPARATOR).map(nameOf), { conversions: 0, value: 0, nulls }),
        ),
      ]
      const result = attribute(paths, { halfLifeDays, by: 'conversions' })
      const channels = [...result.models.linear.keys()].map((channel) => ({
        channel,
        paths: [...met].reduce((sum, [name, times]) => sum + (nameOf(name) === channel ? times : 0), 0),
        credit: Object.fromEntries(
          ATTRIBUTION_MODELS.map((model) => [model, result.models[model].get(channel)!]),
        ) as Record<AttributionModel, number>,
      }))
      return {
        halfLifeDays,
        conversions: result.attributed + result.unattributed,
        unattributed: result.unattributed,
        paths: converting.length + [...others.values()].reduce((sum, times) => sum + times, 0),
        channels: channels.sort((a, b) => b.credit.linear - a.credit.linear || b.paths - a.paths),
      }
    },
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function withoutRepeats(channels: readonly string[]): string[] {
  return channels.filter((channel, at) => channel !== channels[at - 1])
}

/** Rare channels under a common name of their side. */
function commonNames(met: ReadonlyMap<string, number>): (channel: string) => string {
  const kept = [...met].sort((a, b) => b[1] - a[1]).slice(0, MOST_CHANNELS)
  const names = new Set(kept.map(([channel]) => channel))
  return (channel) => (names.has(channel) ? channel : `${channel.split('|')[0]}|${REST}`)
}
