import {
  measureGoodness,
  reliability,
  topDecileLift,
  type Goodness,
  type Prediction,
  type ReliabilityBin,
} from './prediction'
import { fitScorecard, scoreLead, type LeadTable } from './scorecard'
import { foldsById, splitByTime, type Split } from './splits'

/** How good a scorecard is on leads that it was not learned from. */
export interface ScorecardTrial extends Goodness {
  tested: number
  won: number
  topDecileLift?: number
  /** Beside it: everybody gets the share that won among those learned from. */
  baseRate: Goodness
  calibration: ReliabilityBin[]
}

/** Five folds by a hash of the ids: each lead is scored by a card that never saw it. */
export function tryInFolds(table: LeadTable, ids: readonly string[]): ScorecardTrial {
  return tryOn(table, foldsById(ids, 5))
}

/** Learned on the earliest 70%, tried on the last 30%. */
export function tryOnLater(table: LeadTable, order: readonly number[]): ScorecardTrial {
  return tryOn(table, [splitByTime(order)])
}

function tryOn(table: LeadTable, splits: readonly Split[]): ScorecardTrial {
  const usable = splits.filter(({ train, test }) => train.length > 0 && test.length > 0)
  const told = usable.flatMap(({ train, test }): Prediction[] => {
    const card = fitScorecard(table, train)
    return test.map((lead) => ({ chance: scoreLead(card, table.columns, lead), won: table.won[lead]! }))
  })
  const base = usable.flatMap(({ train, test }): Prediction[] => {
    const chance = train.filter((lead) => table.won[lead]).length / train.length
    return test.map((lead) => ({ chance, won: table.won[lead]! }))
  })
  return {
    tested: told.length,
    won: told.filter(({ won }) => won).length,
    ...measureGoodness(told),
    topDecileLift: topDecileLift(told),
    baseRate: measureGoodness(base),
    calibration: reliability(told),
  }
}
