import { modelLearn } from '../../lib/contract/model-learn'
import { learnModel } from '../reports/learn-model'
import { askLong } from '../reports/workspace-runs'
import { route } from './route'

/** What the outcomes of all leads teach. */
export const modelLearnRoute = route(modelLearn, ({ horizonDays }, context) => {
  const { reportDb, now, member } = context
  const parts = { reportDb, now: now(), workspaceId: member.workspaceId }
  return askLong(context, `model ${horizonDays}`, (tell, signal) =>
    learnModel(parts, horizonDays, tell, signal),
  )
})
