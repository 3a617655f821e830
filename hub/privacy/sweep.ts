import { inTransaction } from '../db/transaction'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { listWorkspaceIds } from '../repos/delivery-due'
import { claimSweep, listDueSweeps, type DueSweep } from '../repos/retention'
import {
  listLeadIds,
  SWEEP_BATCH,
  sweepNouns,
  sweepRows,
  sweepTouchpoints,
  sweepVisitors,
} from '../repos/retention-sweep'

const DAY = 86_400_000
const WORKSPACES_AT_ONCE = 500

/**
 * Removes what is older than the workspaces' rules say, each rule once a day, in small transactions. What was taken in
 * (`ingested`, `applied`) is remembered for ever: nothing old that is sent again comes back.
 */
export async function sweepDue(hub: Hub): Promise<void> {
  const before = hub.now() - DAY
  for (let after: string | undefined; !hub.signal.aborted;) {
    const workspaceIds = await listWorkspaceIds(hub.db, after, WORKSPACES_AT_ONCE)
    for (const due of await listDueSweeps(hub.db, workspaceIds, before))
      if (await claimSweep(hub.db, due, { before, now: hub.now() })) await sweep(hub, due)
    if (workspaceIds.length < WORKSPACES_AT_ONCE) return
    after = workspaceIds.at(-1)
  }
}

async function sweep(hub: Hub, due: DueSweep): Promise<void> {
  const { workspaceId, subject, days } = due
  const removed = await remove(hub, due, hub.now() - days * DAY)
  if (removed === 0) return
  await addAudit(hub.db, {
    workspaceId,
    action: 'retention.swept',
    subject,
    detail: { days, removed },
    at: hub.now(),
  })
}

async function remove(hub: Hub, { workspaceId, subject }: DueSweep, cutoff: number): Promise<number> {
  switch (subject) {
    case 'touchpoint':
      return await byLead(hub, workspaceId, (ids) =>
        inTransaction(hub.db, (tx) => sweepTouchpoints(tx, workspaceId, ids, cutoff)),
      )
    case 'visitor':
      return await byLead(hub, workspaceId, (ids) =>
        inTransaction(hub.db, (tx) => sweepVisitors(tx, workspaceId, ids, cutoff)),
      )
    case 'dead_letter':
    case 'delivery':
      return await untilNone(hub, () =>
        inTransaction(hub.db, (tx) => sweepRows(tx, workspaceId, subject, cutoff)),
      )
    default:
      return await untilNone(hub, () =>
        inTransaction(hub.db, (tx) => sweepNouns(tx, workspaceId, subject, cutoff)),
      )
  }
}

async function untilNone(hub: Hub, batch: () => Promise<number>): Promise<number> {
  let removed = 0
  while (!hub.signal.aborted) {
    const now = await batch()
    removed += now
    if (now < SWEEP_BATCH) break
  }
  return removed
}

async function byLead(
  hub: Hub,
  workspaceId: string,
  batch: (ids: string[]) => Promise<number>,
): Promise<number> {
  let removed = 0
  for (let after = ''; !hub.signal.aborted;) {
    const ids = await listLeadIds(hub.db, workspaceId, after, SWEEP_BATCH)
    if (ids.length) removed += await batch(ids)
    if (ids.length < SWEEP_BATCH) break
    after = ids.at(-1)!
  }
  return removed
}
