import type { WorkspaceSummary } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import { makeSample } from '../sample/make-sample'
import { fillSample, removeSample } from '../store/sample-store'
import { summariseWorkspace } from '../store/workspace-store'
import { joinSampleTeam, leaveSampleTeam } from './sample-member'
import type { WorkerParts } from './worker'

const SEED = 'halfdoor'

/** The workspace as a whole: how much is in it, and the sample. */
export function workspaceHandlers({ db, shelf, now }: WorkerParts) {
  return {
    workspaceSummary: ({ touchpoints = false }: { touchpoints?: boolean }): Promise<WorkspaceSummary> =>
      summariseWorkspace(db, touchpoints),

    async sampleFill(): Promise<WorkspaceSummary> {
      await fillSample(db, makeSample(now(), SEED))
      await joinSampleTeam(db)
      return afterChange()
    },

    async sampleRemove(): Promise<WorkspaceSummary> {
      await removeSample(db)
      await leaveSampleTeam(db)
      return afterChange()
    },
  }

  async function afterChange(): Promise<WorkspaceSummary> {
    shelf.forget()
    tellPanels('storeChanged', { nouns: ['lead', 'feedback', 'asset', 'send', 'settings'] })
    return summariseWorkspace(db, false)
  }
}
