import type { ReportSettings } from '../domain/reports/report-settings'
import { tellPanels } from '../messages/messenger'
import { getReportSettings, putReportSettings } from '../store/report-rows'
import type { WorkerParts } from './worker'

/** The company's hours, days and zone, and what a deal is worth. */
export function reportSettingsHandlers({ db, now }: WorkerParts) {
  return {
    reportSettingsGet: (): Promise<ReportSettings> => getReportSettings(db),

    async reportSettingsPut(settings: ReportSettings): Promise<ReportSettings> {
      await putReportSettings(db, settings, now())
      tellPanels('storeChanged', { nouns: ['settings'] })
      return settings
    },
  }
}
