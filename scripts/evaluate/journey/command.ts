import { DEFAULT_MODEL } from '../../../lib/domain/journey-model.ts'
import { BASELINES } from '../../../lib/domain/learning/journey-models.ts'
import { takeSnapshots } from '../../../lib/domain/learning/journey-snapshot.ts'
import { learnJourney, type JourneyReport } from '../../../lib/domain/learning/learn-journey.ts'
import type { Goodness } from '../../../lib/domain/learning/prediction.ts'
import { STAGE_NAMES } from '../../../lib/domain/stage-names.ts'
import { parseDate } from '../../../lib/import/date-format.ts'
import { type Command, Refusal, type Result } from '../command.ts'
import { readMap } from '../table/read-map.ts'
import { positiveNumber, readOptions } from '../table/read-options.ts'
import { readTable } from '../table/read-table.ts'
import { troubleNotes } from '../table/trouble-notes.ts'
import { counted, percent, textTable } from '../text-table.ts'
import { MAP_EXAMPLE, readTouches, TouchMap, type ReadTouches } from './read-touches.ts'

const DAY = 86_400_000
const NEW_POINTS = 'the journey with new points'

/** Do the journey's points tell who comes to an outcome, and would learned points tell it better? */
export const journeyCommand: Command = {
  name: 'journey',
  summary: 'How well touches tell who comes to an outcome; whether learned points beat the present ones',
  help: `npm run evaluate -- journey --touches F --map M.json --label TYPE[,TYPE] --horizon-days N --train-until DATE
                            [--every-days N] [--json]

Looks at every lead on the same days (a snapshot: what was known then, and whether the outcome came within the
horizon), learns from snapshots whose horizon was over by DATE, and measures on those from DATE on. A lead is looked
at until its first outcome, for 180 days after its last touch at most.

  --touches F           CSV, TSV, JSON or JSON Lines, gzipped or not: one touch a row, in any order
  --map M.json          which column is what, see below
  --label TYPE[,TYPE]   the outcome: outside names or touchpoint types
  --horizon-days N      the outcome must come within so many days
  --train-until DATE    learn from before, measure from then on (2026-05-31)
  --every-days N        days between snapshots (7; 1 where the file spans less than 90 days)
  --json                one object on the last line: {"models":{"baseRate":{"auc","logLoss","brier","ece"},"recency",
                        "lifetimeCount","defaults","learned","proposed"},"proposal":{"offered","reason","weights"},…}

"defaults" is the journey with its present points, "learned" a logistic regression pulled toward them that also knows recency and count, "proposed" the
journey's own formula with points made of it; each but the base rate is put on the scale of chances by the snapshots
learned from. "learned" and "proposed" are null below 50 leads with a known outcome or 15 with the outcome itself. The
points are offered only where they beat the present ones and the base rate by more than the standard error, and where
neither recency nor count alone beats them by as much.

The map names the columns, and in a table beside them what outside names mean: a touchpoint type, points, or points
in a class. What is not in the table is read as the import reads it; what it does not know counts nothing at first.
  ${JSON.stringify({ ...MAP_EXAMPLE, types: { ...MAP_EXAMPLE.types, Workshop: { class: 'intent', points: 30 } } })}`,

  async run(argv): Promise<Result> {
    const options = readOptions(
      argv,
      ['touches', 'map', 'label', 'horizon-days', 'train-until'],
      ['every-days'],
    )
    const horizonDays = positiveNumber('horizon-days', options['horizon-days'])
    const until = readDay(options['train-until'])
    const labels = options.label.split(',').map((label) => label.trim())
    const map = readMap(options.map, TouchMap, MAP_EXAMPLE)
    const table = await readTable(options.touches)
    const read = readTouches(table, map, labels, DEFAULT_MODEL)
    const usual = read.last - read.first < 90 * DAY ? '1' : '7'
    const everyDays = positiveNumber('every-days', options['every-days'] ?? usual)
    const plan = { kinds: read.kinds, model: DEFAULT_MODEL, horizonDays, everyDays, knownUntil: read.last }
    const report = learn(read, plan, until)
    const notes = [...troubleNotes(table), ...read.notes]
    return {
      json: { touches: read.touches, leads: read.leads.length, everyDays, ...jsonOf(report), notes },
      text: [textOf(report, read), ...notes].join('\n'),
    }
  },
}

type Plan = Parameters<typeof takeSnapshots>[1]

function learn(read: ReadTouches, plan: Plan, until: number): JourneyReport {
  try {
    return learnJourney(takeSnapshots(read.leads, plan), read.kinds, plan.model, {
      until,
      horizonDays: plan.horizonDays,
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Refusal(`${error.message} ${whatFits(read, plan)}`)
  }
}

function whatFits({ first, last }: ReadTouches, { horizonDays, everyDays }: Plan): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const [from, to] = [first + (horizonDays + everyDays) * DAY, last - horizonDays * DAY]
  const runs = `The touches run from ${day(first)} to ${day(last)}`
  return from <= to
    ? `${runs}: with a horizon of ${horizonDays} days, --train-until lies between ${day(from)} and ${day(to)}.`
    : `${runs}: that is too short for a horizon of ${horizonDays} days before and after a day. Take a shorter one.`
}

function readDay(text: string): number {
  const at = parseDate('iso', text)
  if (at === undefined) throw new Refusal(`--train-until takes a day as 2026-05-31, not "${text}".`)
  return at
}

function jsonOf({ models, model, ...rest }: JourneyReport): object {
  const { learned, proposed, ...baselines } = models
  const told = Object.entries({ ...baselines, learned, proposed })
  return {
    models: Object.fromEntries(told.map(([name, goodness]) => [name, goodness ? numbersOf(goodness) : null])),
    ...rest,
    ...(model ? { modelVersion: model.version } : {}),
  }
}

function numbersOf({ auc, logLoss, brier, ece }: Goodness): object {
  return { auc: auc ?? null, logLoss, brier, ece }
}

const NAMES = {
  baseRate: 'base rate',
  recency: 'time since the last touch',
  lifetimeCount: 'number of touches',
  defaults: 'the journey, present points',
  learned: 'learned',
  proposed: NEW_POINTS,
}

function textOf(report: JourneyReport, { leads }: ReadTouches): string {
  const { models, train, test, proposal } = report
  const names = [...BASELINES, 'learned', 'proposed'] as const
  const rows = names.flatMap((name) => {
    const goodness = models[name]
    return goodness ? [[NAMES[name], goodness.auc, goodness.logLoss, goodness.brier, goodness.ece]] : []
  })
  const stages = report.byStage.map(({ stage, n, rate, low, high }) => [
    STAGE_NAMES[stage],
    n,
    percent(rate),
    `${percent(low)} to ${percent(high)}`,
  ])
  const months = report.byMonth.map(({ month, n, won, auc, logLoss }) => [month, n, won, auc, logLoss])
  const points = proposal.weights.map(({ type, points: from, proposed }) => [type, from, proposed])
  return [
    `${counted(leads.length, 'lead')}. Learned from ${counted(train.snapshots, 'snapshot')} of ${counted(train.leads, 'lead')} ` +
      `(${train.wonLeads} with the outcome), tried on ${counted(test.snapshots, 'snapshot')} of ${counted(test.leads, 'lead')} (${test.wonLeads}).`,
    textTable(['', 'AUC', 'log-loss', 'Brier', 'ECE'], rows, 4),
    '',
    textTable(['Stage', 'snapshots', 'outcome', '95%'], stages),
    '',
    textTable(['Month', 'snapshots', 'outcome', 'AUC', 'log-loss'], months, 4),
    '',
    `${proposal.offered ? 'Offered' : 'Not offered'}: ${proposal.reason}`,
    ...(points.length > 0 ? [textTable(['Touch', 'points now', 'proposed'], points)] : []),
  ].join('\n')
}
