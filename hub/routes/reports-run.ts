import { reportsRun } from '../../lib/contract/reports-run'
import { runReports } from '../reports/run-reports'
import { askLong } from '../reports/workspace-runs'
import { route } from './route'

/** Every report. */
export const reportsRunRoute = route(reportsRun, (_input, context) => {
  const { reportDb, now, member } = context
  const parts = { reportDb, now: now(), workspaceId: member.workspaceId }
  return askLong(context, 'reports', (tell, signal) => runReports(parts, tell, signal))
})
