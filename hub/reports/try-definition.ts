import type { DefinitionTrial } from '../../lib/domain/definition/definition-trial'
import type { Condition } from '../../lib/domain/definition/rule'
import type { Database } from '../db/connect'
import { latestVerdicts } from '../repos/feedback-list'
import { readLeadPages } from '../repos/lead-pages'
import { summariseWorkspace } from '../repos/workspace-summary'
import { reckonApart } from './reckon-apart'
import { readPlaybook } from './report-playbook'

/** Holds a rule against every lead, page by page. Undefined where the signal aborted. */
export async function tryDefinition(
  { reportDb: db, now, workspaceId }: { reportDb: Database; now: number; workspaceId: string },
  rule: Condition,
  tell: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<DefinitionTrial | undefined> {
  const [{ leads }, { definition }, verdicts] = await Promise.all([
    summariseWorkspace(db, workspaceId),
    readPlaybook(db, workspaceId, now),
    latestVerdicts(db, workspaceId),
  ])
  let done = 0
  return reckonApart<DefinitionTrial>(
    { kind: 'trial', rule, standing: definition?.rule, verdicts, now },
    readLeadPages(db, workspaceId, signal),
    { read: (more) => tell((done += more), leads), steps: () => undefined },
    signal,
  )
}
