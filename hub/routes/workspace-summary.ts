import { workspaceSummary } from '../../lib/contract/workspace-summary'
import { countTouchpoints, summariseWorkspace } from '../repos/workspace-summary'
import { route } from './route'

/** How much the workspace holds. */
export const workspaceSummaryRoute = route(
  workspaceSummary,
  async ({ touchpoints }, { db, reportDb, member }) => {
    const [summary, counted] = await Promise.all([
      summariseWorkspace(db, member.workspaceId),
      touchpoints ? countTouchpoints(reportDb, member.workspaceId) : undefined,
    ])
    return { ...summary, ...(counted === undefined ? {} : { touchpoints: counted }) }
  },
)
