import type { Send } from '../../../lib/domain/send'
import type { View } from '../../../lib/domain/view'

const DAY = 86_400_000

/** Of the sends made for this and some of the sample's, of every grade; one of a link that no send made. */
export function makeViews(sampleSends: readonly Send[], now: number): View[] {
  return [
    aView('v1', 'b', 'machine', now - 2 * DAY + 1000),
    { ...aView('v2', 'b', 'human', now - DAY), pages: [4000, 0, 9001] },
    { ...aView('v3', 'b', 'human', now - 1000), pages: [7001] },
    { ...aView('v4', 'A', 'unsure', now - DAY), pages: [1000, 0, 500, 0, 20] },
    { ...aView('v5', 'a-1', 'machine', now - DAY), pages: [3, 3, 3] },
    { ...aView('v6', 'of-joined-send', 'human', now - 39 * DAY), leadId: 'merge-root', assetId: 'Retired' },
    { ...aView('v7', 'a1', 'human', now - DAY), sendId: undefined },
    ...sampleSends.slice(0, 9).map((send, n): View => ({
      ...aView(`s${n}`, send.id, (['human', 'machine', 'unsure'] as const)[n % 3]!, send.at + DAY),
      leadId: send.leadId,
      assetId: send.assetId,
    })),
  ]
}

function aView(id: string, sendId: string, grade: View['grade'], at: number): View {
  return {
    id,
    linkId: `link-${id}`,
    sendId,
    leadId: 'busy',
    assetId: 'expired',
    at,
    grade,
    why: 'Made for this',
  }
}
