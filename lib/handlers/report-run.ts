import { versionInForce } from '../domain/definition/definition'
import { Lead } from '../domain/lead'
import { startGathering } from '../domain/reports/report-gathering'
import type { WorkspaceReports } from '../domain/reports/workspace-reports'
import { Touchpoint } from '../domain/touchpoint'
import { getVersions } from '../store/definition-store'
import { readLeadPages } from '../store/lead-pages'
import { getModel } from '../store/model-store'
import { everySend, everyVerdictByLead, getReportSettings } from '../store/report-rows'
import { everyObjection } from '../store/objection-store'
import { everyRequest } from '../store/request-store'
import { firstViewedAt, trackedSends } from '../store/view-store'
import { getSettings } from '../store/settings-store'
import type { HalfdoorDatabase } from '../store/database'

const REPORTED = {
  lead: Lead.omit({ crm: true, updatedAt: true }),
  touchpoint: Touchpoint.omit({ name: true, campaign: true }),
  size: 250,
}

/**
 * Works out every report in one pass over leads and touchpoints, page by page, so that other messages are answered in
 * between. Undefined where the signal aborted.
 */
export async function runReports(
  { db, now }: { db: HalfdoorDatabase; now(): number },
  tell: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<WorkspaceReports | undefined> {
  const at = now()
  const [
    of,
    settings,
    { handoff },
    versions,
    model,
    assets,
    sends,
    verdicts,
    objections,
    requests,
    viewedAt,
    tracked,
  ] = await Promise.all([
    db.leads.count(),
    getReportSettings(db),
    getSettings(db),
    getVersions(db),
    getModel(db),
    db.assets.toArray(),
    everySend(db),
    everyVerdictByLead(db),
    everyObjection(db),
    everyRequest(db),
    firstViewedAt(db),
    trackedSends(db),
  ])
  const definition = versionInForce(versions, at)
  const gathering = startGathering({
    now: at,
    settings,
    ...(definition ? { definition } : {}),
    handoff,
    model,
    assets,
    objections,
    requests,
    viewedAt,
    tracked,
    firstVerdictAt: verdicts.firstAt,
  })
  let done = 0
  for await (const page of readLeadPages(db, REPORTED, signal)) {
    for (const { lead, touchpoints } of page)
      gathering.visit({ lead, touchpoints, sends: sends.get(lead.id) ?? [], verdicts: verdicts.of(lead.id) })
    tell((done += page.length), of)
  }
  const sections = gathering.finish()
  for (let step = sections.next(); !signal.aborted; step = sections.next()) {
    if (step.done) return step.value
    await new Promise((resolve) => setTimeout(resolve))
  }
  return undefined
}
