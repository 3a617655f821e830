import type { Touchpoint, TouchpointType } from './touchpoint'

/** What a timeline says for each type, in the past tense and without the title. */
const TYPE_NAMES: Record<TouchpointType, string> = {
  'ad.impression': 'Saw an ad',
  'ad.clicked': 'Clicked an ad',
  'page.viewed': 'Viewed a page',
  'blog.viewed': 'Read the blog',
  'product.viewed': 'Product page',
  'pricing.viewed': 'Pricing page',
  'comparison.viewed': 'Comparison page',
  'casestudy.viewed': 'Case study',
  'careers.viewed': 'Careers page',
  'social.engaged': 'Social post',
  'email.sent': 'E-mail sent',
  'email.delivered': 'E-mail delivered',
  'email.opened': 'Opened e-mail',
  'email.clicked': 'Clicked in e-mail',
  'email.replied': 'Replied',
  'email.bounced': 'E-mail bounced',
  'email.unsubscribed': 'Unsubscribed',
  'email.complained': 'Marked as spam',
  'newsletter.subscribed': 'Subscribed to the newsletter',
  'form.submitted': 'Sent a form',
  'asset.downloaded': 'Downloaded',
  'asset.viewed': 'Viewed',
  'webinar.registered': 'Registered for a webinar',
  'webinar.attended': 'Attended a webinar',
  'event.attended': 'Met at an event',
  'event.hot': 'Hot at an event',
  'chat.started': 'Started a chat',
  'call.made': 'Call',
  'meeting.booked': 'Meeting booked',
  'meeting.held': 'Meeting held',
  'demo.requested': 'Asked for a demo',
  'trial.started': 'Started a trial',
  'proposal.viewed': 'Viewed the proposal',
  'review.security': 'Security review',
  'reference.called': 'Reference call',
  'referral.received': 'Referred',
  'stage.changed': 'Stage changed in the CRM',
  'list.added': 'Added to a list',
  other: 'Other',
}

/** The name of a type alone. */
export function typeName(type: TouchpointType): string {
  return TYPE_NAMES[type]
}

/** The words for one touchpoint: its own name where the type is `other`, else the name of its type. */
export function touchpointName(touchpoint: Pick<Touchpoint, 'type' | 'name'>): string {
  return touchpoint.type === 'other' && touchpoint.name ? touchpoint.name : TYPE_NAMES[touchpoint.type]
}
