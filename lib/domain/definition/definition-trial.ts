import type { Verdict } from '../feedback'
import { checkRule, type Checked, type CountedTouch } from './check-rule'
import { makeReportLine, type Case, type ReportLine } from './definition-report'
import { leadSubject, type DefinedLead } from './lead-subject'
import { wasMetBefore } from './met-at'
import { criteriaOf, testsOf, type Condition } from './rule'

/** Verdicts on leads, held against a rule: "Not yet" is neither accepted nor rejected and counted apart. */
export interface VerdictLine extends ReportLine {
  /** Leads met whose last verdict is "Not yet". */
  notYet: number
}

/**
 * A rule held against all leads. Judged leads count as met by what was known when their verdict was given, since a
 * touch "within 30 days" is lost by waiting; leads without a verdict, by what is known now.
 */
export interface TrialLine extends VerdictLine {
  /** Leads that meet it now, judged or not. */
  metNow: number
}

/** Leads that a change of the rule adds or takes away. */
export interface ChangedLeads {
  count: number
  /** A few of them. */
  some: { id: string; name: string; company?: string }[]
}

/** How a rule does against all leads, each with its latest verdict. */
export interface DefinitionTrial {
  whole: TrialLine
  /** In the order of the criteria. */
  criteria: TrialLine[]
  /** Against the rule in force, now; absent where there is none. */
  change?: { gained: ChangedLeads; lost: ChangedLeads }
}

/** A lead held against a rule, with the verdict on it. */
export interface Judged {
  /** At the verdict. */
  isMet: boolean
  verdict: Verdict | undefined
  isWon: boolean
  /** Before the win; as `isMet` where left out. */
  wonMet?: boolean
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

/** A verdict and when it was given, ms. */
interface GivenVerdict {
  verdict: Verdict
  at: number
}

interface Trial {
  visit(lead: DefinedLead, touchpoints: readonly CountedTouch[]): void
  result(): DefinitionTrial
}

/**
 * Begins to hold a rule against leads, visited one by one.
 * @param standing the rule in force, to say what would change
 * @param verdictOf the latest verdict on a lead
 * @param now for leads without a verdict, and for what would change
 */
export function startTrial(
  rule: Condition,
  standing: Condition | undefined,
  verdictOf: (leadId: string) => GivenVerdict | undefined,
  now: number,
): Trial {
  const members = criteriaOf(rule)
  const whole = startLine()
  const criteria = members.map(startLine)
  const gained: ChangedLeads = { count: 0, some: [] }
  const lost: ChangedLeads = { count: 0, some: [] }
  return {
    visit(lead, touchpoints) {
      const given = verdictOf(lead.id)
      const current = leadSubject(lead, touchpoints, now)
      const checkedNow = checkRule(rule, current)
      const checked = given ? checkRule(rule, leadSubject(lead, touchpoints, given.at)) : checkedNow
      const wonAt = wonAtOf(lead, now)
      const common = { verdict: given?.verdict, isWon: wonAt !== undefined }
      const add = (line: Line, condition: Condition, then: Checked, current: Checked) => {
        const wonMet = wonAt !== undefined && wasMetBefore(wonAt, condition, lead, touchpoints)
        line.judged.push({ isMet: then.outcome === 'met', wonMet, ...common })
        if (current.outcome === 'met') line.metNow++
      }
      add(whole, rule, checked, checkedNow)
      for (const [i, member] of members.entries())
        add(criteria[i]!, member, checked.criteria[i]!, checkedNow.criteria[i]!)
      if (!standing) return
      const isMet = checkedNow.outcome === 'met'
      const wasMet = checkRule(standing, current).outcome === 'met'
      if (isMet && !wasMet) count(gained, lead)
      if (wasMet && !isMet) count(lost, lead)
    },
    result: () => ({
      whole: finishLine(whole),
      criteria: criteria.map(finishLine),
      ...(standing ? { change: { gained, lost } } : {}),
    }),
  }
}

interface Line {
  judged: Judged[]
  metNow: number
}

function startLine(): Line {
  return { judged: [], metNow: 0 }
}

function finishLine({ judged, metNow }: Line): TrialLine {
  return { ...makeVerdictLine(judged), metNow }
}

/** When a lead was first won; a date to come does not count. */
function wonAtOf({ anchors }: DefinedLead, now: number): number | undefined {
  const times = anchors.flatMap(({ kind, at }) => (kind === 'won' && at <= now ? [at] : []))
  return times.length > 0 ? Math.min(...times) : undefined
}

function count(changed: ChangedLeads, { id, name, company }: DefinedLead): void {
  changed.count++
  if (changed.some.length < NAMED) changed.some.push({ id, name, ...(company ? { company } : {}) })
}
