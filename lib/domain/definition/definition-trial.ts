import type { Verdict } from '../feedback'
import { checkRule, type CountedTouch } from './check-rule'
import { makeReportLine, type Case, type ReportLine } from './definition-report'
import { leadSubject, type DefinedLead } from './lead-subject'
import { criteriaOf, testsOf, type Condition } from './rule'

/** Verdicts on leads, held against a rule: "Not yet" is neither accepted nor rejected and counted apart. */
export interface VerdictLine extends ReportLine {
  /** Leads met whose last verdict is "Not yet". */
  notYet: number
}

/** Leads that a change of the rule adds or takes away. */
export interface ChangedLeads {
  count: number
  /** A few of them. */
  some: { id: string; name: string; company?: string }[]
}

/** A rule held against all leads at one moment, each with its latest verdict. */
export interface DefinitionTrial {
  whole: VerdictLine
  /** In the order of the criteria. */
  criteria: VerdictLine[]
  /** Against the rule in force; absent where there is none. */
  change?: { gained: ChangedLeads; lost: ChangedLeads }
}

/** A lead held against a rule, with the verdict on it. */
export interface Judged {
  isMet: boolean
  verdict: Verdict | undefined
  isWon: boolean
}

const NAMED = 5
const JUDGED: Partial<Record<Verdict, Case['verdict']>> = { good: 'accepted', bad: 'rejected' }

/** Counts verdicts: a good lead was accepted, a bad one rejected. */
export function makeVerdictLine(judged: readonly Judged[]): VerdictLine {
  const cases = judged.map(({ verdict, ...rest }): Case => ({ ...rest, verdict: verdict && JUDGED[verdict] }))
  const notYet = judged.filter(({ isMet, verdict }) => isMet && verdict === 'notYet').length
  return { ...makeReportLine(cases), notYet }
}

/** Whether a rule counts touches: else nobody need read them. */
export function countsTouches(rule: Condition): boolean {
  return testsOf(rule).some((test) => 'touches' in test)
}

interface Trial {
  visit(lead: DefinedLead, touchpoints: readonly CountedTouch[]): void
  result(): DefinitionTrial
}

/**
 * Begins to hold a rule against leads, visited one by one.
 * @param standing the rule in force, to say what would change
 * @param verdictOf the latest verdict on a lead
 */
export function startTrial(
  rule: Condition,
  standing: Condition | undefined,
  verdictOf: (leadId: string) => Verdict | undefined,
  at: number,
): Trial {
  const whole: Judged[] = []
  const criteria = criteriaOf(rule).map((): Judged[] => [])
  const gained: ChangedLeads = { count: 0, some: [] }
  const lost: ChangedLeads = { count: 0, some: [] }
  return {
    visit(lead, touchpoints) {
      const subject = leadSubject(lead, touchpoints, at)
      const checked = checkRule(rule, subject)
      const isMet = checked.outcome === 'met'
      const common = {
        verdict: verdictOf(lead.id),
        isWon: lead.anchors.some((anchor) => anchor.kind === 'won'),
      }
      whole.push({ isMet, ...common })
      for (const [i, { outcome }] of checked.criteria.entries())
        criteria[i]!.push({ isMet: outcome === 'met', ...common })
      if (!standing) return
      const wasMet = checkRule(standing, subject).outcome === 'met'
      if (isMet && !wasMet) count(gained, lead)
      if (wasMet && !isMet) count(lost, lead)
    },
    result: () => ({
      whole: makeVerdictLine(whole),
      criteria: criteria.map(makeVerdictLine),
      ...(standing ? { change: { gained, lost } } : {}),
    }),
  }
}

function count(changed: ChangedLeads, { id, name, company }: DefinedLead): void {
  changed.count++
  if (changed.some.length < NAMED) changed.some.push({ id, name, ...(company ? { company } : {}) })
}
