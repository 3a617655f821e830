import type { WorkspaceSummary } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import { ExpectedError } from '../platform/expected-error'
import { makeSample } from '../sample/make-sample'
import { fillSample, removeSample } from '../store/sample-store'
import { joinSampleTeam, leaveSampleTeam } from './sample-member'
import type { WorkerParts } from './worker'

const SEED = 'halfdoor'

/** The workspace as a whole: how much is in it, and the sample. */
export function workspaceHandlers(worker: WorkerParts) {
  const { db, shelf, now } = worker
  return {
    workspaceSummary: ({ touchpoints = false }: { touchpoints?: boolean }): Promise<WorkspaceSummary> =>
      worker.source.workspaceSummary(touchpoints),

    async sampleFill(): Promise<WorkspaceSummary> {
      if (db.isHubCopy)
        throw new ExpectedError('The sample is for a local workspace. Sign out of the hub to try it.')
      await fillSample(db, makeSample(now(), SEED))
      await joinSampleTeam(db, now())
      return afterChange()
    },

    async sampleRemove(): Promise<WorkspaceSummary> {
      // Here only a copy would go, and come again; a hub's rows are everybody's.
      if (db.isHubCopy)
        throw new ExpectedError('Nothing was removed: the sample can only be removed from a local workspace.')
      await removeSample(db)
      await leaveSampleTeam(db, now())
      return afterChange()
    },
  }

  async function afterChange(): Promise<WorkspaceSummary> {
    shelf.forget()
    tellPanels('storeChanged', { nouns: ['lead', 'feedback', 'asset', 'send', 'settings'] })
    return worker.source.workspaceSummary(false)
  }
}
