import { checkRule, type CountedTouch } from './check-rule'
import { leadSubject, type DefinedLead } from './lead-subject'
import { testsOf, type Condition } from './rule'
import type { TouchpointType } from '../touchpoint'

/**
 * When a lead first met a rule, ms; undefined where it never did. Looked at when it arrived and at each touch that the
 * rule counts. Fields have no history: they count as they are now.
 * @param touchpoints oldest first
 */
export function firstMetAt(
  rule: Condition,
  lead: DefinedLead,
  touchpoints: readonly CountedTouch[],
  arrivedAt: number,
): number | undefined {
  const types = countedTypes(rule)
  const counted = touchpoints.filter(({ type, grade }) => grade !== 'machine' && types.has(type))
  for (const at of new Set([arrivedAt, ...counted.map((touch) => touch.at)])) {
    if (at < arrivedAt) continue
    if (checkRule(rule, leadSubject(lead, counted, at)).outcome === 'met') return at
  }
  return undefined
}

/**
 * Whether a won lead ever met a rule before the win, or at it; what came after does not count.
 * @param touchpoints oldest first
 */
export function wasMetBefore(
  wonAt: number,
  rule: Condition,
  lead: DefinedLead,
  touchpoints: readonly CountedTouch[],
): boolean {
  const arrivedAt = Math.min(wonAt, touchpoints[0]?.at ?? wonAt)
  const before = touchpoints.filter(({ at }) => at <= wonAt)
  if (firstMetAt(rule, lead, before, arrivedAt) !== undefined) return true
  return checkRule(rule, leadSubject(lead, before, wonAt)).outcome === 'met'
}

function countedTypes(rule: Condition): ReadonlySet<TouchpointType> {
  return new Set(testsOf(rule).flatMap((test) => ('touches' in test ? test.touches : [])))
}
