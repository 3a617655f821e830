import { makeRate } from '../reports/rate'
import type { LeadColumn } from './lead-column'
import { binOf } from './lead-column'
import { areaUnderCurve, type Prediction } from './prediction'
import { scoreColumn, type LeadTable } from './scorecard'
import { foldsById, splitByTime } from './splits'

/** A column that seems to know the outcome because it was written after it, and what says so. */
export interface SuspectedLeak {
  column: string
  /** The AUC of this column alone, in five folds. */
  auc: number
  reasons: string[]
}

/** No honest single answer ranks leads this well. */
const TOO_STRONG = 0.85
/** Only a column that says much can lose much. */
const STRONG = 0.65
const LOST_SHARE = 0.15
const LOST_ERRORS = 3
const FIXED_RATE = 0.9
const FIXED_SHARE = 0.2
const FILL_GAP = 0.25
const NAMED_AUC = 0.6
const REWRITTEN =
  /^(last|latest|most recent)\b|\b(status|stage|outcome|disposition|closed|lost|won|modified|updated|converted)\b/i

/**
 * Columns that were probably written by sales after the fact. Each of five signs is enough:
 * 1. alone it ranks leads with an AUC of .85 or more;
 * 2. bins whose leads nearly all won or nearly all did not (by the 95% interval) hold a fifth of the leads;
 * 3. it is filled for one outcome more often than for the other, by 25 points or more;
 * 4. it is strong (AUC .65 or more) and loses 15% of its power above chance, and three standard errors, when it is
 *    learned on the earlier leads and tried on the later: what is written afterwards is unfinished for young leads;
 * 5. its name says that it is written anew ("Last …", "… status") and it has power (.60 or more).
 * Suspected, not proven: a person decides.
 * @param order when each lead came, any rising number
 */
export function suspectLeaks(
  table: LeadTable,
  ids: readonly string[],
  order: readonly number[],
): SuspectedLeak[] {
  const later = splitByTime(order)
  return table.columns.flatMap((column) => {
    const auc = aucAlone(column, table.won, foldsById(ids, 5)) ?? 0.5
    const reasons = [
      tooStrong(auc),
      fixesOutcome(column, table.won),
      filledForOne(column, table.won),
      losesPower(column, table.won, ids, later),
      namedSo(column.name, auc),
    ].filter((reason) => reason !== undefined)
    return reasons.length > 0 ? [{ column: column.name, auc, reasons }] : []
  })
}

function tooStrong(auc: number): string | undefined {
  return auc >= TOO_STRONG ? `alone it ranks leads with an AUC of ${auc.toFixed(3)}` : undefined
}

function fixesOutcome(column: LeadColumn, won: readonly boolean[]): string | undefined {
  const { counts } = scoreColumn(column, won, indexesOf(won))
  const base = won.filter(Boolean).length / won.length
  const fixed = counts.filter((count) => {
    const { low, high } = makeRate(count.won, count.n)
    return low !== undefined && high !== undefined && (low > Math.max(FIXED_RATE, base) || high < base / 4)
  })
  const share = fixed.reduce((total, count) => total + count.n, 0) / won.length
  return share >= FIXED_SHARE ? `its answers fix the outcome for ${percent(share)} of the leads` : undefined
}

function filledForOne(column: LeadColumn, won: readonly boolean[]): string | undefined {
  const filled = (outcome: boolean) => {
    const leads = indexesOf(won).filter((lead) => won[lead] === outcome)
    return leads.filter((lead) => column.values[lead] !== undefined).length / leads.length
  }
  const [ofWon, ofOthers] = [filled(true), filled(false)]
  return Math.abs(ofWon - ofOthers) >= FILL_GAP
    ? `it is filled for ${percent(ofWon)} of those that won and ${percent(ofOthers)} of the others`
    : undefined
}

function losesPower(
  column: LeadColumn,
  won: readonly boolean[],
  ids: readonly string[],
  { train, test }: { train: readonly number[]; test: readonly number[] },
): string | undefined {
  const folds = foldsById(
    train.map((lead) => ids[lead]!),
    5,
  ).map((fold) => ({
    train: fold.train.map((at) => train[at]!),
    test: fold.test.map((at) => train[at]!),
  }))
  const before = aucAlone(column, won, folds)
  const after = aucAlone(column, won, [{ train, test }])
  if (before === undefined || after === undefined || before < STRONG) return undefined
  const error = Math.hypot(aucError(before, won, train), aucError(after, won, test))
  const lost = before - after
  if (lost < LOST_SHARE * (before - 0.5) || lost < LOST_ERRORS * error) return undefined
  return `its power falls over time: AUC ${before.toFixed(3)} on earlier leads, ${after.toFixed(3)} on later ones`
}

function namedSo(name: string, auc: number): string | undefined {
  return REWRITTEN.test(name) && auc >= NAMED_AUC ? 'its name says that it is written anew later' : undefined
}

/** The AUC of one column's smoothed log-odds on leads that it was not learned from. */
function aucAlone(
  column: LeadColumn,
  won: readonly boolean[],
  splits: readonly { train: readonly number[]; test: readonly number[] }[],
): number | undefined {
  const told = splits.flatMap(({ train, test }): Prediction[] => {
    const { bins, logOdds } = scoreColumn(column, won, train)
    return test.map((lead) => ({ chance: logOdds[binOf(bins, column, lead)]!, won: won[lead]! }))
  })
  return areaUnderCurve(told)
}

/** The standard error of an AUC [Hanley and McNeil 1982]. */
function aucError(auc: number, won: readonly boolean[], leads: readonly number[]): number {
  const wins = leads.filter((lead) => won[lead]).length
  const losses = leads.length - wins
  const q1 = auc / (2 - auc)
  const q2 = (2 * auc ** 2) / (1 + auc)
  const spread = auc * (1 - auc) + (wins - 1) * (q1 - auc ** 2) + (losses - 1) * (q2 - auc ** 2)
  return Math.sqrt(spread / (wins * losses))
}

function indexesOf(rows: readonly unknown[]): number[] {
  return rows.map((_, at) => at)
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`
}
