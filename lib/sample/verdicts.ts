import type { Dispute, Feedback, Reason, Verdict } from '../domain/feedback'
import type { AnswerKind } from '../domain/verdict-words'
import { makeSnapshot } from '../domain/snapshot'
import type { Stage } from '../domain/stage'
import { leadId } from './cast'
import { MARKETERS, REPS } from './company'
import { factsAt, type Facts } from './facts'

const DAY = 86_400_000
const HOUR = 3_600_000

interface Line {
  lead: string
  days: number
  verdict: Verdict
  reason?: Reason
  note?: string
  /** Days from now for a reason that asks for a date. */
  until?: number
  seen?: true
  answer?: { kind: AnswerKind; note?: string; until?: number; unread?: true }
}

// prettier-ignore
const LINES: readonly Line[] = [
  { lead: 'tomas', days: 61, verdict: 'good', note: 'Came from the fair with a plan and a budget.', answer: { kind: 'thanks' } },
  { lead: 'chloe', days: 89, verdict: 'good', answer: { kind: 'thanks', note: 'We will ask Lena for a second name.' } },
  { lead: 'sofia', days: 34, verdict: 'bad', reason: 'competitorContract', until: 240, note: 'Signed with their MES vendor for a year.', answer: { kind: 'recycled', until: 240 } },
  { lead: 'ben', days: 45, verdict: 'bad', reason: 'student', answer: { kind: 'definitionChanged', note: 'v4: university addresses no longer count' } },
  { lead: 'olga', days: 139, verdict: 'bad', reason: 'vendor', answer: { kind: 'dataFixed' } },
  { lead: 'oliver', days: 40, verdict: 'notYet', reason: 'noResponse', note: 'Three calls, no answer.', answer: { kind: 'recycled', until: 50, unread: true } },
  { lead: 'felix', days: 52, verdict: 'notYet', reason: 'badTiming', note: 'New budget year first.', answer: { kind: 'recycled', until: 8 } },
  { lead: 'lucas', days: 39, verdict: 'notYet', reason: 'noResponse', seen: true },
  { lead: 'daniel', days: 18, verdict: 'bad', reason: 'existingCustomer', note: 'Bought three weeks ago, still gets nurture mails.', answer: { kind: 'campaignChanged', note: 'Customers are now taken out every night', unread: true } },
  { lead: 'einkauf', days: 13, verdict: 'notYet', reason: 'badContactData', note: 'A shared mailbox. Who asked?', seen: true },
  { lead: 'marcus', days: 9, verdict: 'good', note: 'Wants the payback in his own sheet.', answer: { kind: 'thanks' } },
  { lead: 'hannah', days: 5, verdict: 'notYet', reason: 'notAProject', note: 'Comparing prices for a report.', answer: { kind: 'stays', note: 'a price request counts for every industry' } },
  { lead: 'karim', days: 6, verdict: 'good', note: 'Asked about a second site on the phone.' },
  { lead: 'david', days: 3, verdict: 'good' },
  { lead: 'samuel', days: 1, verdict: 'notYet', reason: 'noBudget' },
]

/** Fifteen verdicts, some seen, some answered, each with the snapshot of its day. */
export function makeSampleFeedback(facts: Facts): Feedback[] {
  return LINES.map((line, index) => {
    const at = facts.now - line.days * DAY + (index % 5) * HOUR
    const { lead, touchpoints, reading } = factsAt(facts, line.lead, at)
    const answeredAt = Math.min(facts.now, at + (20 + index) * HOUR)
    return {
      id: `sample-feedback-${String(index).padStart(2, '0')}`,
      leadId: leadId(line.lead),
      verdict: line.verdict,
      ...(line.reason ? { reason: line.reason } : {}),
      ...(line.until ? { until: facts.now + line.until * DAY } : {}),
      ...(line.note ? { note: line.note } : {}),
      member: REPS[index % REPS.length]!,
      at,
      snapshot: makeSnapshot(lead, touchpoints, reading),
      ...(line.seen || line.answer ? { seenAt: Math.min(facts.now, at + 6 * HOUR) } : {}),
      ...(line.answer ? answered(line.answer, index, answeredAt, facts.now) : {}),
    }
  })
}

function answered(
  { kind, note, until, unread }: NonNullable<Line['answer']>,
  index: number,
  at: number,
  now: number,
): Pick<Feedback, 'answer' | 'receiptSeenAt'> {
  const by = MARKETERS[index % MARKETERS.length]!
  return {
    answer: { kind, ...(note ? { note } : {}), ...(until ? { until: now + until * DAY } : {}), by, at },
    ...(unread ? {} : { receiptSeenAt: Math.min(now, at + 3 * HOUR) }),
  }
}

const DISPUTES: readonly { lead: string; days: number; stage: Stage; why: string }[] = [
  {
    lead: 'karim',
    days: 6,
    stage: 'evaluation',
    why: 'He has our proposal from the phone call; it is in no system.',
  },
  { lead: 'hannah', days: 5, stage: 'interest', why: 'Writes a report about prices. No line is planned.' },
]

/** Two reps who see it otherwise. */
export function makeSampleDisputes(facts: Facts): Dispute[] {
  return DISPUTES.map(({ lead, days, stage, why }, index) => {
    const at = facts.now - days * DAY
    const { reading } = factsAt(facts, lead, at)
    return {
      id: `sample-dispute-${index}`,
      leadId: leadId(lead),
      computed: reading.stage,
      stage,
      why,
      member: REPS[index % REPS.length]!,
      at,
      modelVersion: reading.modelVersion,
    }
  })
}
