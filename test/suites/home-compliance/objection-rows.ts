import type { Objection } from '../../../lib/domain/objection'
import type { Sample } from '../../../lib/sample/make-sample'

const DAY = 86_400_000

/** The sample's, one that is said in many spellings, and answers by an asset that is there and one that is not. */
export function makeObjections({ leads, objections }: Sample, now: number): Objection[] {
  const [ann, bo] = [leads[0]!.id, leads[1]!.id]
  return [
    ...objections,
    anObjection('o1', ann, 'Too expensive', now - 3 * DAY),
    anObjection('O2', bo, '  too expensive! ', now - 3 * DAY),
    anObjection('o3', 'merge-root', '“Too Expensive”', now - DAY, {
      answeredBy: 'expired',
      answeredAt: now,
    }),
    anObjection('of-joined-objection', 'merge-root', 'Too expensive', now - 2 * DAY),
    anObjection('o4', 'arabic', 'هل يعمل بدون إنترنت؟', now - DAY, { kind: 'question' }),
    anObjection('o5', 'nobody-here', 'Größe?', now - 4 * DAY, { answeredBy: 'no-such-asset' }),
    anObjection('o6', 'Zoe', 'Größe', now - 4 * DAY),
  ]
}

function anObjection(
  id: string,
  leadId: string,
  text: string,
  at: number,
  more: Partial<Objection> = {},
): Objection {
  return { id, leadId, kind: 'objection', text: text.trim(), member: 'Rita Keller', at, ...more }
}
