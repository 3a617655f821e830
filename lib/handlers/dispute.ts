import type { Dispute } from '../domain/feedback'
import type { Stage } from '../domain/stage'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { makeId } from '../platform/id'
import { putDispute, removeDispute } from '../store/dispute-store'
import { getLead } from '../store/lead-store'
import { knowLead } from './lead-view'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

/** "Not so": the rep's word on a stage stands beside the computed one. */
export function disputeHandlers(worker: WorkerParts) {
  const { db, now } = worker
  return {
    async disputePut(input: { leadId: string; stage: Stage; why: string }, caller: Caller): Promise<Dispute> {
      const { journey } = await knowLead(worker, await getLead(db, input.leadId))
      const at = now()
      const dispute: Dispute = {
        id: makeId(at),
        ...input,
        computed: journey.stage,
        member: await memberName(worker, caller),
        at,
        modelVersion: journey.modelVersion,
      }
      await putDispute(db, dispute)
      tellPanels('storeChanged', { nouns: ['lead'] })
      return dispute
    },

    async disputeRemove({ leadId }: { leadId: string }): Promise<void> {
      await removeDispute(db, leadId, now())
      tellPanels('storeChanged', { nouns: ['lead'] })
    },
  }
}
