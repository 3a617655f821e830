import type { Stage } from './stage'
import { stageIndex } from './stage-names'

/** From which to which of our stages a CRM's word reaches. */
type Reach = readonly [from: Stage, to: Stage]

/** Lifecycle stages and lead statuses of the usual CRMs, by their letters and digits only, lower case. */
const WORDS: Record<string, Reach> = {
  subscriber: ['awareness', 'interest'],
  lead: ['awareness', 'interest'],
  marketingqualifiedlead: ['interest', 'consideration'],
  mql: ['interest', 'consideration'],
  salesacceptedlead: ['consideration', 'intent'],
  sal: ['consideration', 'intent'],
  salesqualifiedlead: ['consideration', 'intent'],
  sql: ['consideration', 'intent'],
  prequalified: ['consideration', 'intent'],
  qualified: ['consideration', 'intent'],
  opportunity: ['intent', 'evaluation'],
  opendeal: ['intent', 'evaluation'],
  customer: ['purchase', 'purchase'],
  evangelist: ['purchase', 'purchase'],
  closedwon: ['purchase', 'purchase'],
}

/** Where the CRM's own word stands beside our stage. `placed` is absent for a word that says nothing of the journey. */
export function placeCrmStage(word: string, stage: Stage): { placed?: Stage; agrees?: boolean } {
  const reach = WORDS[word.toLowerCase().replace(/[^a-z0-9]/g, '')]
  if (!reach) return {}
  const index = stageIndex(stage)
  return { placed: reach[1], agrees: index >= stageIndex(reach[0]) && index <= stageIndex(reach[1]) }
}
