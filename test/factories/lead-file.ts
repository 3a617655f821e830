import type { LeadFile } from '../../lib/contract/lead-look-up'
import type { Feedback } from '../../lib/domain/feedback'
import type { Lead } from '../../lib/domain/lead'
import { aLead, aTouch, NOW } from './worker'

/** All that a hub says of one lead. */
export function aLeadFile(lead: Partial<Lead> = {}, more: Partial<LeadFile> = {}): LeadFile {
  return {
    lead: aLead(lead),
    otherIds: [],
    touchpoints: [aTouch('webinar.attended', 3), aTouch('pricing.viewed', 1)],
    more: false,
    sends: [],
    feedback: [],
    objections: [],
    views: [],
    updatedAt: 1,
    ...more,
  }
}

export function aVerdict(id: string, leadId: string, more: Partial<Feedback> = {}): Feedback {
  return {
    id,
    leadId,
    verdict: 'good',
    member: 'Kim Rep',
    at: NOW,
    snapshot: {
      leadName: 'Ann Lee',
      stage: 'intent',
      sureness: 0.5,
      since: NOW,
      evidence: [],
      lastTouchpoints: [],
      touchpointCount: 0,
      modelVersion: 'm',
    },
    ...more,
  }
}
