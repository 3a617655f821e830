import { startTrial } from '../../lib/domain/definition/definition-trial'
import type { Condition } from '../../lib/domain/definition/rule'
import type { JourneyModel } from '../../lib/domain/journey-model'
import type { Steps } from '../../lib/domain/learning/steps'
import { startLearning, type LearningLead } from '../../lib/domain/learning/workspace-learning'
import type { ReportContext, ReportPerson } from '../../lib/domain/reports/report-context'
import { startGathering } from '../../lib/domain/reports/report-gathering'
import type { Verdict } from '../../lib/domain/verdict-words'

/** What is reckoned in one pass over all leads, with what it is reckoned by. Plain data: it goes to a thread. */
export type Task =
  | { kind: 'reports'; context: ReportContext }
  | { kind: 'learning'; model: JourneyModel; horizonDays: number; now: number }
  | {
      kind: 'trial'
      rule: Condition
      standing: Condition | undefined
      /** The latest verdict on each lead. */
      verdicts: ReadonlyMap<string, { verdict: Verdict; at: number }>
      now: number
    }

/** Takes in leads one by one and works the answer out in steps. */
export interface Reckoner {
  visit(person: unknown): void
  finish(): Steps<unknown>
}

/** Begins a task. Every visited lead must be what the task reads: the one who reads pages sees to it. */
export function makeReckoner(task: Task): Reckoner {
  if (task.kind === 'reports') {
    const { visit, finish } = startGathering(task.context)
    return { visit: (person) => visit(person as ReportPerson), finish }
  }
  if (task.kind === 'learning') {
    const { visit, finish } = startLearning(task.model, task.horizonDays, task.now)
    return { visit: (lead) => visit(lead as LearningLead), finish }
  }
  const trial = startTrial(task.rule, task.standing, (id) => task.verdicts.get(id), task.now)
  return {
    visit(person) {
      const { lead, touchpoints } = person as ReportPerson
      trial.visit(lead, touchpoints)
    },
    *finish() {
      yield
      return trial.result()
    },
  }
}
