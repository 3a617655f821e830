import { suspectLeaks, type SuspectedLeak } from '../../../lib/domain/learning/leaks.ts'
import { cardLines, fitScorecard, type LeadTable } from '../../../lib/domain/learning/scorecard.ts'
import { tryInFolds, tryOnLater, type ScorecardTrial } from '../../../lib/domain/learning/try-scorecard.ts'
import type { Command, Result } from '../command.ts'
import { readOptions } from '../table/read-options.ts'
import { counted, percent, textTable } from '../text-table.ts'
import type { LeadOrder } from './lead-order.ts'
import { readLeads, type ReadLeads } from './read-leads.ts'

/** How well a scorecard ranks leads it never saw, and which columns were written after the fact. */
export const scorecardCommand: Command = {
  name: 'scorecard',
  summary: 'How well the columns of a lead table tell who wins; names columns written after the fact',
  help: `npm run evaluate -- scorecard --leads F --target COLUMN [--columns a,b] [--exclude a,b] [--id COLUMN]
                              [--time COLUMN] [--won WORD] [--json]

Learns a scorecard (log-odds of bins, smoothed; numbers by quantiles, rare words pooled, "no answer" a bin of its own)
and measures it on leads that it did not see: in five folds made by a hash of the id, and on the last 30% by time.
AUC, log-loss, Brier, expected calibration error, calibration, top-decile lift, each beside the base rate. Nothing is
random: two runs give the same numbers.

  --leads F          CSV, TSV, JSON or JSON Lines, gzipped or not: one lead a row
  --target COLUMN    the outcome: 1, true, yes or 0, false, no. A lead without one is left out where others say no
  --won WORD         the word in that column that means won, where it holds words
  --columns a,b      learn from these columns (all but identifiers, dates and columns with one answer)
  --exclude a,b      leave these out
  --id COLUMN        what tells leads apart, for the folds (the number of the row)
  --time COLUMN      when the lead came (a filled date column; else a serial number; else the order of the rows; the
                     output says which)
  --json             one object on the last line: {"fiveFold":{"auc","logLoss","brier","ece","calibration",…},
                     "timeSplit":{…,"by"},"suspectedLeaks":[{"column","auc","reasons"}],"withoutLeaks":{…},"scorecard":[…]}

A column is suspected to be written after the fact, by any of: alone an AUC of .85 or more; its answers fix the outcome
for a fifth of the leads; it is filled for one outcome 25 points more often; it is strong and its power falls on the
later leads; its name says that it is written anew ("Last …"). "withoutLeaks" is measured without such columns.`,

  async run(argv): Promise<Result> {
    const options = readOptions(argv, ['leads', 'target'], ['columns', 'exclude', 'id', 'time', 'won'])
    const leads = await readLeads({
      ...options,
      columns: options.columns === undefined ? undefined : words(options.columns),
      exclude: words(options.exclude ?? ''),
    })
    const leaks = suspectLeaks(leads, leads.ids, leads.order.places)
    const whole = tryBoth(leads, leads)
    const honest = leads.columns.filter((column) => !leaks.some((leak) => leak.column === column.name))
    const without =
      leaks.length > 0 && honest.length > 0 ? tryBoth({ columns: honest, won: leads.won }, leads) : undefined
    const json = {
      leads: leads.won.length,
      won: leads.won.filter(Boolean).length,
      columns: leads.columns.map((column) => column.name),
      leftOut: leads.leftOut,
      ...whole,
      suspectedLeaks: leaks,
      ...(without ? { withoutLeaks: without } : {}),
      scorecard: cardLines(
        fitScorecard(
          leads,
          leads.won.map((_, at) => at),
        ),
      ),
    }
    return { json, text: textOf(leads, whole, leaks, without) }
  },
}

interface Trials {
  fiveFold: ScorecardTrial
  timeSplit: ScorecardTrial & Pick<LeadOrder, 'by' | 'kind'>
}

function tryBoth(table: LeadTable, { ids, order }: ReadLeads): Trials {
  return {
    fiveFold: tryInFolds(table, ids),
    timeSplit: { ...tryOnLater(table, order.places), by: order.by, kind: order.kind },
  }
}

function words(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function textOf(leads: ReadLeads, whole: Trials, leaks: readonly SuspectedLeak[], without?: Trials): string {
  const heads = ['', 'leads', 'AUC', 'log-loss', 'Brier', 'ECE', 'top-tenth lift', 'log-loss of base rate']
  const line = (name: string, trial: ScorecardTrial) => [
    name,
    trial.tested,
    trial.auc,
    trial.logLoss,
    trial.brier,
    trial.ece,
    trial.topDecileLift,
    trial.baseRate.logLoss,
  ]
  const rows = [line('Five folds', whole.fiveFold), line(`Last 30% by ${leads.order.by}`, whole.timeSplit)]
  if (without)
    rows.push(
      line('Five folds, without suspected leaks', without.fiveFold),
      line('Last 30%, without suspected leaks', without.timeSplit),
    )
  const calibration = whole.fiveFold.calibration.map((bin) => [
    `${percent(bin.from)} to ${percent(bin.to)}`,
    bin.n,
    percent(bin.told),
    percent(bin.seen),
  ])
  return [
    `${counted(leads.won.length, 'lead')}, ${leads.columns.length} columns.`,
    textTable(heads, rows, 4),
    '',
    textTable(['Chance told', 'leads', 'told', 'won'], calibration),
    '',
    ...(leaks.length === 0 ? ['No column looks as if it was written after the fact.'] : []),
    ...leaks.map(({ column, reasons }) => `Suspected leak: ${column}: ${reasons.join('; ')}.`),
    ...(leads.leftOut.length > 0
      ? [`Left out, they tell leads apart or nothing: ${leads.leftOut.join(', ')}.`]
      : []),
    ...leads.notes,
  ].join('\n')
}
