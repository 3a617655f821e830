import type { Dispute } from '../../../lib/domain/feedback'

const DAY = 86_400_000

/** The sample's, ties in time, of a merged lead and of one that is gone. */
export function makeDisputes(sample: readonly Dispute[], now: number): Dispute[] {
  return [
    ...sample,
    aDispute('tie-b', 'busy', now - DAY),
    aDispute('tie-A', 'Zoe', now - DAY),
    aDispute('of-gone', 'nobody-here', now - DAY),
    aDispute('of-merged', 'merge-root', now - DAY),
  ]
}

function aDispute(id: string, leadId: string, at: number): Dispute {
  return { id, leadId, computed: 'interest', stage: 'intent', why: 'Größer', member: 'Rita Keller', at, modelVersion: 'default-1' } // prettier-ignore
}
