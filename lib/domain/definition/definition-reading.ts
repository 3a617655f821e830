import { z } from 'zod'
import type { Lead } from '../lead'
import { typeName } from '../touchpoint-names'
import type { Touchpoint } from '../touchpoint'
import { checkRule, type Fact } from './check-rule'
import type { DefinitionVersion } from './definition'
import { leadFieldWords, leadSubject } from './lead-subject'
import { criteriaOf } from './rule'
import { conditionWords, timesWords } from './rule-words'

/** A criterion as it stood for a lead: what it asks, whether it was met, and by which facts. */
const CriterionReading = z.object({
  words: z.string(),
  outcome: z.enum(['met', 'notMet', 'unknown']),
  facts: z.array(z.object({ words: z.string(), at: z.number().int().optional() })),
})
export type CriterionReading = z.infer<typeof CriterionReading>

/** A version of the definition read for one lead at one moment. */
export const DefinitionReading = z.object({
  version: z.number().int().min(1),
  isMet: z.boolean(),
  /** One of the criteria is enough; absent where all are asked for. */
  anyOf: z.boolean().optional(),
  criteria: z.array(CriterionReading),
})
export type DefinitionReading = z.infer<typeof DefinitionReading>

/** Holds a version against a lead, in words. */
export function readDefinition(
  { version, rule }: Pick<DefinitionVersion, 'version' | 'rule'>,
  lead: Lead,
  touchpoints: readonly Touchpoint[],
  at: number,
): DefinitionReading {
  const checked = checkRule(rule, leadSubject(lead, touchpoints, at))
  const criteria = criteriaOf(rule).map((criterion, i) => ({
    words: conditionWords(criterion, leadFieldWords),
    outcome: checked.criteria[i]!.outcome,
    facts: checked.criteria[i]!.facts.map(factWords),
  }))
  return { version, isMet: checked.outcome === 'met', ...('any' in rule ? { anyOf: true } : {}), criteria }
}

function factWords(fact: Fact): CriterionReading['facts'][number] {
  if ('field' in fact) {
    const value = typeof fact.value === 'boolean' ? (fact.value ? 'yes' : 'no') : String(fact.value)
    return { words: `${leadFieldWords(fact.field)}: ${value}` }
  }
  const { type, count, unsure, lastAt } = fact
  const parts = [
    ...(count > 0 ? [timesWords(count)] : []),
    ...(unsure > 0 ? [`${timesWords(unsure)} perhaps a machine, not counted`] : []),
  ]
  return { words: `${typeName(type)} ${parts.join(', ')}`, ...(lastAt === undefined ? {} : { at: lastAt }) }
}
