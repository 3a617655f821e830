import type { Asset } from '../../../lib/domain/asset'
import type { Feedback } from '../../../lib/domain/feedback'
import type { DisputeLine } from '../../../lib/messages/house-to-worker'
import { makeHouseDouble, type HouseDouble, type HouseState } from '../house-double'

export const DAY = 86_400_000

/** Rows for tests: everything that is not said is plain. */
export function makeFeedback(
  id: string,
  part: Partial<Feedback> & { name?: string; company?: string } = {},
): Feedback {
  const { name = `Lead ${id}`, company = 'Acme GmbH', ...rest } = part
  const at = rest.at ?? Date.now() - DAY
  return {
    id,
    leadId: `lead-${id}`,
    verdict: 'bad',
    member: 'Rita Keller',
    at,
    snapshot: {
      leadName: name,
      company,
      stage: 'consideration',
      sureness: 0.8,
      since: at - 3 * DAY,
      evidence: [{ type: 'pricing.viewed', label: 'Pricing page', count: 2, at: at - DAY, dz: 13.24 }],
      lastTouchpoints: [{ label: 'Webinar attended', title: 'Zero-trust rollout', at: at - DAY }],
      touchpointCount: 7,
      source: 'Web form',
      modelVersion: 'default-1',
    },
    ...rest,
  }
}

export function makeDispute(leadId: string, part: Partial<DisputeLine> = {}): DisputeLine {
  return {
    id: `dispute-${leadId}`,
    leadId,
    leadName: `Lead ${leadId}`,
    computed: 'consideration',
    stage: 'evaluation',
    why: '',
    member: 'Rita Keller',
    at: Date.now() - DAY,
    modelVersion: 'default-1',
    ...part,
  }
}

export function makeAsset(id: string, part: Partial<Asset> = {}): Asset {
  return {
    id,
    title: `Asset ${id}`,
    type: 'guide',
    summary: '',
    stages: [],
    personas: [],
    industries: [],
    answers: [],
    topics: [],
    createdAt: 1,
    updatedAt: 1,
    ...part,
  }
}

export function makeSend(
  assetId: string,
  part: Partial<HouseState['sends'][number]> = {},
): HouseState['sends'][number] {
  const leadName = part.leadName ?? 'Ann Lee'
  return {
    id: `${assetId}-${leadName}-${part.at}`,
    assetId,
    leadId: leadName,
    leadName,
    member: 'Rita Keller',
    at: Date.now() - DAY,
    outcome: 'inserted',
    ...part,
  }
}

/** A double over a workspace with these rows and nothing else. */
export function makeHouse(part: Partial<HouseState> = {}, pageSize?: number): HouseDouble {
  const state: HouseState = {
    now: () => Date.now(),
    feedback: [],
    disputes: [],
    assets: [],
    sends: [],
    settings: { member: 'Mei Tan', own: { emails: [], domains: [] }, handoff: 'consideration' },
    sites: [],
    leads: 40,
    touchpoints: 812,
    sample: false,
    ...part,
  }
  return makeHouseDouble(state, pageSize)
}
