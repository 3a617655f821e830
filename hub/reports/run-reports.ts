import type { ReportPerson } from '../../lib/domain/reports/report-context'
import type { WorkspaceReports } from '../../lib/domain/reports/workspace-reports'
import type { Database } from '../db/connect'
import { trackedSends } from '../repos/asset-use'
import { firstVerdictAt } from '../repos/feedback-list'
import { readLeadPages } from '../repos/lead-pages'
import { everyNoun } from '../repos/noun-page'
import { nounsOfRoots } from '../repos/report-rows'
import { firstViewedAt } from '../repos/view'
import { summariseWorkspace } from '../repos/workspace-summary'
import { everyObjection } from './every-objection'
import { reckonApart } from './reckon-apart'
import { readPlaybook } from './report-playbook'

/** Works out every report in one pass over the leads, page by page. Undefined where the signal aborted. */
export async function runReports(
  { reportDb: db, now, workspaceId }: { reportDb: Database; now: number; workspaceId: string },
  tell: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<WorkspaceReports | undefined> {
  const [{ leads }, playbook, assets, objections, requests, first, viewedAt, tracked] = await Promise.all([
    summariseWorkspace(db, workspaceId),
    readPlaybook(db, workspaceId, now),
    whole(everyNoun(db, 'asset', workspaceId)),
    everyObjection(db, workspaceId),
    whole(everyNoun(db, 'request', workspaceId)),
    firstVerdictAt(db, workspaceId),
    firstViewedAt(db, workspaceId),
    trackedSends(db, workspaceId),
  ])
  const context = {
    now,
    ...playbook,
    assets,
    objections,
    requests,
    viewedAt,
    tracked,
    ...(first === undefined ? {} : { firstVerdictAt: first }),
  }
  let done = 0
  return reckonApart<WorkspaceReports>(
    { kind: 'reports', context },
    people(db, workspaceId, signal),
    { read: (more) => tell((done += more), leads), steps: () => undefined },
    signal,
  )
}

/** Every lead with what the reports read of it, page by page. */
async function* people(
  db: Database,
  workspaceId: string,
  signal: AbortSignal,
): AsyncGenerator<ReportPerson[]> {
  for await (const page of readLeadPages(db, workspaceId, signal)) {
    const ids = page.map(({ lead }) => lead.id)
    const { sends, verdicts } = await nounsOfRoots(db, workspaceId, ids)
    yield page.map(({ lead, touchpoints }) => ({
      lead,
      touchpoints,
      sends: sends.get(lead.id) ?? [],
      verdicts: verdicts.get(lead.id) ?? [],
    }))
  }
}

async function whole<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) all.push(...page)
  return all
}
