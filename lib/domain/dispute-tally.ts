import type { Dispute } from './feedback'
import { stageIndex, STAGES, type Stage } from './stage-names'

/** What reps say against computed stages. */
export interface DisputeTally {
  disputes: number
  /** The rep says that the lead is further than the model has it. */
  further: number
  lessFar: number
  /** By the stage that the model had, in order; stages that nobody disputes are left out. */
  byStage: { stage: Stage; disputes: number; further: number; lessFar: number }[]
  /** By the version of the model that was disputed, most disputed first. */
  byVersion: { modelVersion: string; disputes: number }[]
}

type Disputed = Pick<Dispute, 'computed' | 'stage' | 'modelVersion'>

/** Counts standing disputes. One that names the computed stage itself says neither. */
export function tallyDisputes(disputes: readonly Disputed[]): DisputeTally {
  const byVersion = Map.groupBy(disputes, ({ modelVersion }) => modelVersion)
  return {
    ...directionsOf(disputes),
    byStage: STAGES.flatMap((stage) => {
      const here = disputes.filter(({ computed }) => computed === stage)
      return here.length > 0 ? [{ stage, ...directionsOf(here) }] : []
    }),
    byVersion: [...byVersion]
      .map(([modelVersion, some]) => ({ modelVersion, disputes: some.length }))
      .sort((a, b) => b.disputes - a.disputes || (a.modelVersion < b.modelVersion ? -1 : 1)),
  }
}

function directionsOf(disputes: readonly Disputed[]) {
  const steps = disputes.map(({ computed, stage }) => stageIndex(stage) - stageIndex(computed))
  return {
    disputes: disputes.length,
    further: steps.filter((step) => step > 0).length,
    lessFar: steps.filter((step) => step < 0).length,
  }
}
