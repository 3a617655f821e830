import type { Dispute } from '../domain/feedback'
import type { Stage } from '../domain/stage'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { makeId } from '../platform/id'
import { putDispute, removeDispute } from '../store/dispute-store'
import { findLead, getLead } from '../store/lead-store'
import { knowLead } from './lead-view'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

/** "Not so": the rep's word on a stage stands beside the computed one. */
export function disputeHandlers(worker: WorkerParts) {
  const { db, now } = worker
  return {
    async disputePut(input: { leadId: string; stage: Stage; why: string }, caller: Caller): Promise<Dispute> {
      const lead = await getLead(db, input.leadId)
      const { journey } = await knowLead(worker, lead)
      const at = now()
      const dispute: Dispute = {
        id: makeId(at),
        ...input,
        // The panel may know the lead by an id of before.
        leadId: lead.id,
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
      await removeDispute(db, (await findLead(db, leadId))?.id ?? leadId, now())
      tellPanels('storeChanged', { nouns: ['lead'] })
    },
  }
}
