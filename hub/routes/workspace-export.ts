import { workspaceExport } from '../../lib/contract/workspace-export'
import { exportPage, readCursor, writeCursor, type Cursor } from '../move/export-page'
import { addAudit } from '../repos/audit'
import { readPulse } from '../repos/noun-lead'
import { route } from './route'

/** A page of the workspace's file. That somebody began to export stands in the audit log. */
export const workspaceExportRoute = route(
  workspaceExport,
  async ({ cursor }, { db, reportDb, member, now }) => {
    const { workspaceId, memberId } = member
    let from: Cursor
    if (cursor === undefined) {
      const at = now()
      await addAudit(db, { workspaceId, memberId, action: 'workspace.exported', at })
      const version = (await readPulse(reportDb, workspaceId, []))?.version ?? 0
      from = { phase: 'leads', after: '', began: { at, version } }
    } else from = readCursor(cursor)
    const { lines, next } = await exportPage(reportDb, workspaceId, from)
    return { lines, ...(next ? { cursor: writeCursor(next) } : {}) }
  },
)
