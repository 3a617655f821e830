import type { Feedback } from '../../../lib/domain/feedback'

const DAY = 86_400_000

/** The sample's, ties in time, words with accents and in Arabic, of a merged lead and of one that is gone. */
export function makeFeedback(sample: readonly Feedback[], now: number): Feedback[] {
  const one = sample[0]!
  const a = (id: string, leadId: string, days: number, more: Partial<Feedback> = {}): Feedback => ({
    ...one,
    id,
    leadId,
    at: now - days * DAY,
    ...more,
  })
  return [
    ...sample,
    ...tiedVerdicts(one, now),
    a('accents', 'Zoe', 1, { note: 'Größe zählt', snapshot: snapshotOf(one, 'Zoë Ångström', 'Ærø Øst') }),
    a('arabic', 'arabic', 1, { snapshot: snapshotOf(one, 'ليلى حداد', 'شركة النور') }),
    a('of-joined-verdict', 'merge-root', 4, { verdict: 'bad' }),
    a('of-root-verdict', 'merge-root', 5, { verdict: 'good' }),
    a('of-gone', 'nobody-here', 2),
  ]
}

function snapshotOf({ snapshot }: Feedback, leadName: string, company: string): Feedback['snapshot'] {
  return { ...snapshot, leadName, company }
}

/** Sixty at one time, so that a page ends among them; some under a version of the definition. */
function tiedVerdicts(one: Feedback, now: number): Feedback[] {
  return Array.from({ length: 60 }, (_, n): Feedback => {
    const definition = { version: 1 + (n % 2), isMet: n % 3 > 0, criteria: [] }
    const { answer: _answer, seenAt: _seen, receiptSeenAt: _receipt, ...rest } = one
    return {
      ...rest,
      id: `${n % 2 ? 'tie' : 'TIE'}-${n}`,
      leadId: 'busy',
      verdict: (['good', 'bad', 'notYet'] as const)[n % 3]!,
      at: now - 6 * DAY,
      snapshot: { ...one.snapshot, ...(n % 4 ? { definition } : {}) },
      ...(n % 5 === 0 ? { seenAt: now } : {}),
      ...(n % 10 === 0 ? { answer: { kind: 'thanks', by: 'Mei', at: now - n } } : {}),
    }
  })
}
