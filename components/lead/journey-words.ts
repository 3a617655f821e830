import type { EvidenceLine } from '../../lib/domain/feedback'
import type { JourneyReading } from '../../lib/domain/journey-reading'
import type { Anchor } from '../../lib/domain/lead'
import { STAGE_NAMES } from '../../lib/domain/stage-names'
import type { Touchpoint, TouchpointType } from '../../lib/domain/touchpoint'
import { typeName } from '../../lib/domain/touchpoint-names'

/** What would move a lead on, as a thing to bring about. Types that nobody wishes for are absent. */
const WISHES: Partial<Record<TouchpointType, string>> = {
  'page.viewed': 'a visit',
  'blog.viewed': 'the blog',
  'product.viewed': 'a product page',
  'pricing.viewed': 'pricing',
  'comparison.viewed': 'a comparison',
  'casestudy.viewed': 'a case study',
  'email.clicked': 'a click in an e-mail',
  'email.replied': 'a reply',
  'newsletter.subscribed': 'the newsletter',
  'form.submitted': 'a form',
  'asset.downloaded': 'a download',
  'asset.viewed': 'a look at an asset',
  'webinar.registered': 'a webinar',
  'webinar.attended': 'a webinar',
  'event.attended': 'an event',
  'event.hot': 'an event',
  'chat.started': 'a chat',
  'call.made': 'a call',
  'meeting.booked': 'a meeting',
  'meeting.held': 'a meeting',
  'demo.requested': 'a demo',
  'trial.started': 'a trial',
  'proposal.viewed': 'a proposal',
  'review.security': 'a security review',
  'reference.called': 'a reference call',
  'referral.received': 'a referral',
}

/** "8 in 10": never none and never ten, because the model is never that sure. */
export function surenessWords(sureness: number): string {
  return `${Math.max(1, Math.min(9, Math.round(sureness * 10)))} in 10`
}

/** "For Intent: a demo, or pricing again". `seen` are the types that the lead already has. */
export function missingWords(
  missing: NonNullable<JourneyReading['missing']>,
  seen: ReadonlySet<TouchpointType>,
): string {
  const wishes = new Map<string, string>()
  for (const type of missing.hints) {
    const wish = WISHES[type]
    if (wish) wishes.set(wish, seen.has(type) ? `${wish} again` : wish)
  }
  const words = [...wishes.values()].slice(0, 3).join(', or ')
  // Purchase has no hints: no touch brings it.
  return `For ${STAGE_NAMES[missing.stage]}: ${words || 'a won deal in the CRM'}`
}

/** "Attended a webinar “Zero-trust rollout”, twice". */
export function evidenceWords(line: EvidenceLine): string {
  const times = line.count === 1 ? '' : line.count === 2 ? ', twice' : `, ${line.count} times`
  return `${line.label}${line.title ? ` “${line.title}”` : ''}${times}`
}

const ANCHORS: Record<Anchor['kind'], string> = {
  won: 'won',
  opportunity: 'open opportunity',
  sql: 'sales-qualified',
  meeting: 'meeting',
  lost: 'lost',
  disqualified: 'disqualified',
}

/** The CRM fact that set the stage: "by the CRM: open opportunity". */
export function anchorWords(anchor: Anchor): string {
  return `by the CRM: ${ANCHORS[anchor.kind]}`
}

/** How a machine's or a doubtful engagement is marked; undefined for a person's. */
export function gradeWords(grade: Touchpoint['grade']): string | undefined {
  return grade && { machine: '(machine)', unsure: '(maybe a machine)' }[grade]
}

/** The filter's name for a kind of touchpoint. */
export function kindWords(type: TouchpointType, count: number): string {
  return `${typeName(type)} (${count})`
}
