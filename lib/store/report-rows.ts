import { z } from 'zod'
import { Feedback } from '../domain/feedback'
import { DEFAULT_REPORT_SETTINGS, ReportSettings } from '../domain/reports/report-settings'
import { Send } from '../domain/send'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

const KEY = 'reports'

/** Every send, by lead. A browser's workspace holds one team's: thousands and not millions. */
export async function everySend(db: HalfdoorDatabase): Promise<Map<string, Send[]>> {
  const rows = await db.sends.toArray()
  return Map.groupBy(
    rows.map((row) => Send.parse(row)),
    ({ leadId }) => leadId,
  )
}

const ReportVerdict = Feedback.pick({ leadId: true, verdict: true, at: true }).extend({
  answer: z.object({ at: z.number() }).optional(),
})

/** Every verdict with when it was answered, by lead, and when the first of all was given. */
export async function everyVerdictByLead(db: HalfdoorDatabase) {
  const rows = (await db.feedback.orderBy('at').toArray()).map((row) => ReportVerdict.parse(row))
  const byLead = Map.groupBy(rows, ({ leadId }) => leadId)
  return {
    firstAt: rows[0]?.at,
    of: (leadId: string) =>
      (byLead.get(leadId) ?? []).map(({ verdict, at, answer }) => ({ verdict, at, answeredAt: answer?.at })),
  }
}

/** The company's hours and deal value; defaults where none were ever saved. Throws on a row that does not fit. */
export async function getReportSettings(db: HalfdoorDatabase): Promise<ReportSettings> {
  const row = await db.settings.get(KEY)
  return row ? ReportSettings.parse(row.value) : DEFAULT_REPORT_SETTINGS
}

/** Saves the company's hours and deal value. */
export async function putReportSettings(
  db: HalfdoorDatabase,
  settings: ReportSettings,
  now: number,
): Promise<void> {
  await db.transaction('rw', db.settings, db.outbox, async () => {
    await db.settings.put({ key: KEY, value: settings })
    await addAct(db, { op: 'reportSettingsPut', settings }, now)
  })
}
