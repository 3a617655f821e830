import { z } from 'zod'

/** Every kind of touchpoint that the journey, the timeline and the reports know. */
export const TOUCHPOINT_TYPES = [
  'ad.impression', 'ad.clicked', 'page.viewed', 'blog.viewed', 'product.viewed', 'pricing.viewed',
  'comparison.viewed', 'casestudy.viewed', 'careers.viewed', 'social.engaged', 'email.sent',
  'email.delivered', 'email.opened', 'email.clicked', 'email.replied', 'email.bounced',
  'email.unsubscribed', 'email.complained', 'newsletter.subscribed', 'form.submitted',
  'asset.downloaded', 'asset.viewed', 'webinar.registered', 'webinar.attended', 'event.attended',
  'event.hot', 'chat.started', 'call.made', 'meeting.booked', 'meeting.held', 'demo.requested',
  'trial.started', 'proposal.viewed', 'review.security', 'reference.called', 'referral.received',
  'stage.changed', 'list.added', 'other',
] as const // prettier-ignore

export const TouchpointType = z.enum(TOUCHPOINT_TYPES)
export type TouchpointType = z.infer<typeof TouchpointType>

export const Side = z.enum(['marketing', 'sales'])
export type Side = z.infer<typeof Side>

export const Utm = z.object({
  source: z.string().optional(),
  medium: z.string().optional(),
  campaign: z.string().optional(),
  term: z.string().optional(),
  content: z.string().optional(),
})
export type Utm = z.infer<typeof Utm>

/**
 * One contact between the company and a lead. Law: `id` is `source:id there` and is unique within the lead;
 * the same id written twice is one touchpoint.
 */
export const Touchpoint = z.object({
  id: z.string().min(1).max(300),
  type: TouchpointType,
  /** Milliseconds since 1970, UTC. */
  at: z.number().int(),
  side: Side,
  /** The name in the source system, where the type is `other` or says less than the name. */
  name: z.string().max(300).optional(),
  title: z.string().max(500).optional(),
  url: z.string().max(2000).optional(),
  channel: z.string().max(100).optional(),
  campaign: z.string().max(300).optional(),
  utm: Utm.optional(),
  /** The system it came from: hubspot, salesforce, mautic, marketo, halfdoor, file. */
  source: z.string().max(60),
  /** Who caused the engagement. Absent means human. */
  grade: z.enum(['machine', 'unsure']).optional(),
  /** Narrows a type where the points differ: a product form or webinar, a content form, a booth, a sales chat. */
  detail: z.enum(['content', 'product', 'booth', 'sales', 'calculator', 'return', 'contact']).optional(),
})
export type Touchpoint = z.infer<typeof Touchpoint>

const SALES_TYPES: ReadonlySet<TouchpointType> = new Set([
  'call.made', 'meeting.booked', 'meeting.held', 'proposal.viewed', 'review.security', 'reference.called',
  'email.replied', 'stage.changed',
] as const) // prettier-ignore

/** The side that usually owns a type of touchpoint; a source that knows better says so on the touchpoint. */
export function usualSide(type: TouchpointType): Side {
  return SALES_TYPES.has(type) ? 'sales' : 'marketing'
}
