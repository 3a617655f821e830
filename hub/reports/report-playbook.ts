import { versionInForce, type DefinitionVersion } from '../../lib/domain/definition/definition'
import { DEFAULT_MODEL, type JourneyModel } from '../../lib/domain/journey-model'
import { modelInForce } from '../../lib/domain/model-version'
import { DEFAULT_REPORT_SETTINGS, type ReportSettings } from '../../lib/domain/reports/report-settings'
import { DEFAULT_HANDOFF, type Stage } from '../../lib/domain/stage-names'
import type { Database } from '../db/connect'
import { findSetting } from '../repos/setting'

/** What a workspace reads its leads by; defaults where nothing was ever set. */
export interface ReportPlaybook {
  settings: ReportSettings
  handoff: Stage
  model: JourneyModel
  definition?: DefinitionVersion
}

export async function readPlaybook(db: Database, workspaceId: string, now: number): Promise<ReportPlaybook> {
  const [settings, handoff, book, versions] = await Promise.all([
    findSetting(db, workspaceId, 'reports'),
    findSetting(db, workspaceId, 'handoff'),
    findSetting(db, workspaceId, 'model'),
    findSetting(db, workspaceId, 'definition'),
  ])
  const definition = versionInForce(versions ?? [], now)
  return {
    settings: settings ?? DEFAULT_REPORT_SETTINGS,
    handoff: handoff ?? DEFAULT_HANDOFF,
    model: book ? modelInForce(book).model : DEFAULT_MODEL,
    ...(definition ? { definition } : {}),
  }
}
