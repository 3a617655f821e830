import type { Touchpoint, TouchpointType } from '../touchpoint'

/** What sales did itself: a call, a meeting, a written word. What the lead did stays the lead's, on whichever side it is filed. */
const DONE_BY_SALES: ReadonlySet<TouchpointType> = new Set([
  'call.made', 'meeting.booked', 'meeting.held', 'email.sent', 'chat.started', 'reference.called', 'social.engaged',
  'other',
] as const) // prettier-ignore

/** Whether a touch is a human act of sales toward the lead: what a first attempt is counted by. */
export function isSalesAct({ side, type, grade }: Pick<Touchpoint, 'side' | 'type' | 'grade'>): boolean {
  return side === 'sales' && grade !== 'machine' && DONE_BY_SALES.has(type)
}
