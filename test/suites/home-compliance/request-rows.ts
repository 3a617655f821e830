import type { ContentRequest } from '../../../lib/domain/content-request'
import type { Sample } from '../../../lib/sample/make-sample'

const DAY = 86_400_000

/** The sample's, and open, shipped and declined ones, with votes for leads that are there, merged, gone or none. */
export function makeRequests({ leads, requests }: Sample, now: number): ContentRequest[] {
  return [
    ...requests,
    aRequest('r1', 'ROI in Größe', now - DAY, ['Zoe', 'nobody-here', undefined]),
    aRequest('R1', 'شرح', now - DAY, ['merge-root'], {
      kind: 'shipped',
      assetId: 'expired',
      by: 'Mei',
      at: now,
    }),
    aRequest('r2', 'Gone', now - 2 * DAY, [leads[0]!.id], {
      kind: 'declined',
      note: 'No.',
      by: 'Mei',
      at: now,
    }),
  ]
}

function aRequest(
  id: string,
  text: string,
  at: number,
  leads: (string | undefined)[],
  outcome?: ContentRequest['outcome'],
): ContentRequest {
  const votes = leads.map((leadId, n) => ({ memberId: `m${n}`, member: `Rep ${n}`, at: at + n, ...(leadId ? { leadId } : {}) })) // prettier-ignore
  return { id, text, member: 'Rep 0', at, votes, ...(outcome ? { outcome } : {}) }
}
