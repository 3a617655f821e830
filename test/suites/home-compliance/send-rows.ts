import type { Send } from '../../../lib/domain/send'

const DAY = 86_400_000

/** The sample's, ties in time whose ids sort by how they are compared, of a lead that is gone, one with a link that nobody opened. */
export function makeSends(sample: readonly Send[], now: number): Send[] {
  return [
    ...sample,
    ...['b', 'A', 'a-1', 'a1'].map((id) => aSend(id, 'expired', 'busy', now - 2 * DAY)),
    aSend('unopened', 'expired', 'busy', now - 3 * DAY, { tracked: true }),
    aSend('gone', 'expired', 'nobody-here', now - 3 * DAY),
    aSend('of-joined-send', 'Retired', 'merge-root', now - 41 * DAY),
    aSend('old', 'Retired', 'merge-root', now - 40 * DAY, { moved: true, outcome: 'copied' }),
  ]
}

function aSend(id: string, assetId: string, leadId: string, at: number, more: Partial<Send> = {}): Send {
  return { id, assetId, leadId, member: 'Rita Keller', at, outcome: 'inserted', stage: 'interest', ...more }
}
