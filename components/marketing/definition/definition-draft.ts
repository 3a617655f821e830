import { membersOf, Rule, type Condition } from '../../../lib/domain/definition/rule'

/** A definition being written: its criteria, and whether all or any of them are asked for. */
export interface DefinitionDraft {
  join: 'all' | 'any'
  criteria: Condition[]
  note: string
}

/** A draft that begins as a rule stands; without one it asks for nothing yet. */
export function draftOf(rule: Condition | undefined): DefinitionDraft {
  const join = rule && 'any' in rule ? 'any' : 'all'
  return { join, criteria: rule ? [...(membersOf(rule) ?? [rule])] : [], note: '' }
}

/** The rule that a draft says, or undefined while a criterion is not filled in. */
export function ruleOf({ join, criteria }: DefinitionDraft): Condition | undefined {
  const parsed = Rule.safeParse(join === 'all' ? { all: criteria } : { any: criteria })
  return parsed.success ? parsed.data : undefined
}

/** True where a criterion can be held against a lead as it stands. */
export function isWhole(criterion: Condition): boolean {
  return Rule.safeParse(criterion).success
}
