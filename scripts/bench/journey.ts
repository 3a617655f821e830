// Microseconds a touch for folding one in and reading the stage, and seconds to re-read a million journeys, one core.
// node scripts/bench/journey.ts [--journeys 1000000] [--touches 10] [--runs 3]
import { parseArgs } from 'node:util'
import { readJourney } from '../../lib/domain/journey.ts'
import { DEFAULT_MODEL } from '../../lib/domain/journey-model.ts'
import { walkJourney } from '../../lib/domain/journey-path.ts'
import { foldTouch, isStaleState, journeyAt, type JourneyState } from '../../lib/domain/journey-state.ts'
import { makeRandom } from '../../lib/domain/random.ts'
import { TOUCHPOINT_TYPES, type Touchpoint } from '../../lib/domain/touchpoint.ts'
import { quantile } from './figures/spread.ts'

const DAY = 86_400_000
const START = Date.parse('2025-01-01T00:00:00Z')
const NOW = START + 365 * DAY
/** As many different journeys as are made; they are read over and over. */
const DIFFERENT = 20_000

const { values } = parseArgs({
  options: {
    journeys: { type: 'string', default: '1000000' },
    touches: { type: 'string', default: '10' },
    runs: { type: 'string', default: '3' },
  },
})
const count = Number(values.journeys)
const random = makeRandom('journey')
const journeys = Array.from({ length: Math.min(count, DIFFERENT) }, (_, i) => makeJourney(i))
const runs = Array.from({ length: Number(values.runs) }, () => ({
  fold: microsecondsOfFold(),
  whole: secondsOf((touches) => readJourney(touches, [], NOW)),
  stageOnly: secondsOf((touches) => walkJourney(touches, [], NOW, DEFAULT_MODEL)),
}))
const median = (figures: number[]) => Math.round(quantile(figures, 0.5) * 1000) / 1000

console.log(
  JSON.stringify(
    {
      what: 'folding a touch and reading the stage, µs a touch; re-reading journeys, s (processor time)',
      journeys: { count, touchesEach: Number(values.touches), overDays: 365, different: journeys.length },
      microsecondsATouch: {
        foldAndRead: median(runs.map((run) => run.fold.foldAndRead)),
        fold: median(runs.map((run) => run.fold.fold)),
      },
      secondsToReread: {
        withEvidenceAndHints: median(runs.map((run) => run.whole)),
        stageOnly: median(runs.map((run) => run.stageOnly)),
      },
      stateBytes: median(journeys.map((touches) => JSON.stringify(foldAll(touches)).length)),
      runs: runs.length,
      budget: { foldAndReadMicroseconds: 5, rereadSecondsAMillion: 60 },
    },
    null,
    2,
  ),
)

/** One journey in five has something that speaks against it. */
function makeJourney(index: number): Touchpoint[] {
  const start = START + random() * 200 * DAY
  const types =
    index % 5
      ? TOUCHPOINT_TYPES.filter((type) => !/careers|bounced|unsub|compl/.test(type))
      : TOUCHPOINT_TYPES
  return Array.from({ length: Number(values.touches) }, (_, i) => ({
    id: `bench:${index}-${i}`,
    type: types[Math.floor(random() * types.length)]!,
    at: Math.floor(start + random() * 150 * DAY),
    side: 'marketing' as const,
    source: 'bench',
  })).sort((a, b) => a.at - b.at)
}

function foldAll(touches: readonly Touchpoint[]): JourneyState | undefined {
  return touches.reduce<JourneyState | undefined>(
    (state, touch) => foldTouch(state, touch, [], DEFAULT_MODEL),
    undefined,
  )
}

function microsecondsOfFold(): { fold: number; foldAndRead: number } {
  const touches = journeys.reduce((sum, each) => sum + each.length, 0)
  const fold = secondsFor(() => journeys.forEach(foldAll))
  let stale = 0
  const foldAndRead = secondsFor(() => {
    for (const each of journeys) {
      let state: JourneyState | undefined
      for (const touch of each) {
        state = foldTouch(state, touch, [], DEFAULT_MODEL)
        journeyAt(state, touch.at + DAY, [], DEFAULT_MODEL)
      }
      if (state && isStaleState(state, [], DEFAULT_MODEL)) stale++
    }
  })
  if (stale) throw new Error(`${stale} journeys were folded out of order.`)
  return { fold: (fold * 1e6) / touches, foldAndRead: (foldAndRead * 1e6) / touches }
}

function secondsOf(read: (touches: readonly Touchpoint[]) => unknown): number {
  return secondsFor(() => {
    for (let i = 0; i < count; i++) read(journeys[i % journeys.length]!)
  })
}

/** Seconds of processor time: what one core needs, whatever else the machine is doing. */
function secondsFor(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}
