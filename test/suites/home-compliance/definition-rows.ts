import type { DefinitionVersion } from '../../../lib/domain/definition/definition'
import type { Condition } from '../../../lib/domain/definition/rule'

const DAY = 86_400_000

/** A rule over what is known of a lead and over its touchpoints. */
export const RULE: Condition = {
  all: [
    { field: 'industry', op: 'in', value: ['Packaging', 'Food', 'Logistics'] },
    {
      any: [
        { touches: ['pricing.viewed'], atLeast: 1 },
        { touches: ['page.viewed'], atMost: 3, withinDays: 90 },
      ],
    },
  ],
}

/** Two versions of it: one that nobody agreed to, and one that both sides did. */
export function makeDefinition(now: number): DefinitionVersion[] {
  return [
    { version: 1, rule: RULE, by: 'Mei', at: now - 60 * DAY, agreed: {} },
    {
      version: 2,
      rule: RULE,
      by: 'Mei',
      at: now - 50 * DAY,
      agreed: { marketing: { by: 'Mei', at: now - 49 * DAY }, sales: { by: 'Rita', at: now - 48 * DAY } },
    },
  ]
}
