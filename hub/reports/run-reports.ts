import { startGathering } from '../../lib/domain/reports/report-gathering'
import type { WorkspaceReports } from '../../lib/domain/reports/workspace-reports'
import type { Database } from '../db/connect'
import { firstVerdictAt } from '../repos/feedback-list'
import { readLeadPages } from '../repos/lead-pages'
import { everyNoun } from '../repos/noun-page'
import { nounsOfRoots } from '../repos/report-rows'
import { firstViewedAt } from '../repos/view'
import { summariseWorkspace } from '../repos/workspace-summary'
import { readPlaybook } from './report-playbook'

/** Works out every report in one pass over the leads, page by page. Undefined where the signal aborted. */
export async function runReports(
  { reportDb: db, now, workspaceId }: { reportDb: Database; now: number; workspaceId: string },
  tell: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<WorkspaceReports | undefined> {
  const [{ leads }, playbook, assets, objections, requests, first, viewedAt] = await Promise.all([
    summariseWorkspace(db, workspaceId),
    readPlaybook(db, workspaceId, now),
    whole(everyNoun(db, 'asset', workspaceId)),
    whole(everyNoun(db, 'objection', workspaceId)),
    whole(everyNoun(db, 'request', workspaceId)),
    firstVerdictAt(db, workspaceId),
    firstViewedAt(db, workspaceId),
  ])
  const gathering = startGathering({
    now,
    ...playbook,
    assets,
    objections,
    requests,
    viewedAt,
    ...(first === undefined ? {} : { firstVerdictAt: first }),
  })
  let done = 0
  for await (const page of readLeadPages(db, workspaceId, signal)) {
    const { sends, verdicts } = await nounsOfRoots(
      db,
      workspaceId,
      page.map(({ lead }) => lead.id),
    )
    for (const { lead, touchpoints } of page)
      gathering.visit({
        lead,
        touchpoints,
        sends: sends.get(lead.id) ?? [],
        verdicts: verdicts.get(lead.id) ?? [],
      })
    tell((done += page.length), leads)
  }
  const sections = gathering.finish()
  for (let step = sections.next(); !signal.aborted; step = sections.next()) {
    if (step.done) return step.value
    await new Promise((resolve) => setImmediate(resolve))
  }
  return undefined
}

async function whole<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) all.push(...page)
  return all
}
