import { invertMatrix } from './matrix-inverse'
import type { TouchPath } from './touch-path'

/**
 * The removal effect of each channel: the share of conversions that would be lost if every path that comes to the
 * channel ended there [Anderl, Becker, von Wangenheim, Schumann 2016]. The chain has order 1: start, channels,
 * conversion, null, with the frequencies of the paths as its chances.
 *
 * Exact, with one inverse N = (I - Q)^-1 for all channels: with s the chances to start in a channel and r those to
 * convert from it, p = N r is the chance to convert from each channel, s N the expected visits; (s N)_c / N_cc is
 * the chance ever to come to c, and what a removal of c costs is that times p_c.
 * @returns 0 to 1 for each channel met; all 0 where nothing converts.
 */
export function removalEffects(paths: readonly TouchPath[]): Map<string, number> {
  const chain = makeChain(paths)
  const { channels, start, toConversion, between } = chain
  if (channels.length === 0) return new Map()
  const inverse = invertMatrix(
    between.map((row, from) => row.map((chance, to) => (from === to ? 1 : 0) - chance)),
  )
  const converts = inverse.map((row) => dot(row, toConversion))
  const overall = dot(start, converts)
  const effects = channels.map((_, at) => {
    const visits = start.reduce((sum, chance, from) => sum + chance * inverse[from]![at]!, 0)
    const reaches = visits / inverse[at]![at]!
    return overall === 0 ? 0 : (reaches * converts[at]!) / overall
  })
  return new Map(channels.map((channel, at) => [channel, effects[at]!]))
}

interface Chain {
  channels: string[]
  start: number[]
  toConversion: number[]
  between: number[][]
}

/** Chances from the counts. Paths without steps say nothing about channels and are left out. */
function makeChain(paths: readonly TouchPath[]): Chain {
  const index = new Map<string, number>()
  for (const { steps } of paths)
    for (const { channel } of steps) if (!index.has(channel)) index.set(channel, index.size)
  const zeros = () => Array.from({ length: index.size }, () => 0)
  const start = zeros()
  const toConversion = zeros()
  const leaving = zeros()
  const between = zeros().map(zeros)
  for (const { steps, conversions, nulls } of paths) {
    const times = conversions + nulls
    if (steps.length === 0 || times === 0) continue
    const places = steps.map(({ channel }) => index.get(channel)!)
    start[places[0]!]! += times
    for (const [at, from] of places.entries()) {
      leaving[from]! += times
      const to = places[at + 1]
      if (to !== undefined) between[from]![to]! += times
    }
    toConversion[places.at(-1)!]! += conversions
  }
  const starts = start.reduce((sum, count) => sum + count, 0)
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of)
  return {
    channels: [...index.keys()],
    start: start.map((count) => share(count, starts)),
    toConversion: toConversion.map((count, from) => share(count, leaving[from]!)),
    between: between.map((row, from) => row.map((count) => share(count, leaving[from]!))),
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0)
}
