/** The stages in words, in a file without zod: the panel says them and bundles no schema. */

/** The six stages of the buying journey, in order. A stage is where the buyer is, not what the rep does. */
export const STAGES = ['awareness', 'interest', 'consideration', 'intent', 'evaluation', 'purchase'] as const
export type Stage = (typeof STAGES)[number]

/** The stages as a person reads them. */
export const STAGE_NAMES: Record<Stage, string> = {
  awareness: 'Awareness',
  interest: 'Interest',
  consideration: 'Consideration',
  intent: 'Intent',
  evaluation: 'Evaluation',
  purchase: 'Purchase',
}

/** The default handoff line stands before this stage: marketing left of it, sales from it on. */
export const DEFAULT_HANDOFF: Stage = 'consideration'

/** 0 for awareness to 5 for purchase. */
export function stageIndex(stage: Stage): number {
  return STAGES.indexOf(stage)
}

/** The stage at an index, held within the six. */
export function stageAt(index: number): Stage {
  return STAGES[Math.max(0, Math.min(STAGES.length - 1, index))]!
}
