import { z } from 'zod'
import { Feedback } from '../domain/feedback'
import { Lead } from '../domain/lead'
import { DEFAULT_REPORT_SETTINGS, ReportSettings } from '../domain/reports/report-settings'
import { Send } from '../domain/send'
import { Touchpoint } from '../domain/touchpoint'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

/** Leads of one read: small enough that other messages are answered in between. */
const PAGE = 250
const KEY = 'reports'

const ReportLead = Lead.omit({ crm: true, updatedAt: true })
const ReportTouchpoint = Touchpoint.omit({ name: true, campaign: true })
const ReportJourney = z.object({ leadId: z.string(), touchpoints: z.array(ReportTouchpoint) })

/** A lead with its touchpoints, oldest first. */
export interface ReportRow {
  lead: z.infer<typeof ReportLead>
  touchpoints: readonly z.infer<typeof ReportTouchpoint>[]
}

/** Every lead of the workspace, page by page, in the order of ids. Ends when the signal aborts. */
export async function* readReportRows(
  db: HalfdoorDatabase,
  signal: AbortSignal,
): AsyncGenerator<ReportRow[]> {
  for (let last = ''; !signal.aborted;) {
    const leads = await db.leads.where('id').above(last).limit(PAGE).toArray()
    if (leads.length === 0) return
    const [first, end] = [leads[0]!.id, leads.at(-1)!.id]
    const journeys = await touchpointsBetween(db, first, end)
    yield leads.map((row) => {
      const lead = ReportLead.parse(row)
      return { lead, touchpoints: journeys.get(lead.id) ?? [] }
    })
    last = end
  }
}

async function touchpointsBetween(
  db: HalfdoorDatabase,
  first: string,
  last: string,
): Promise<Map<string, ReportRow['touchpoints']>> {
  const rows = await db.journeys.where('[leadId+chunk]').between([first, 0], [last, Infinity]).toArray()
  const byLead = new Map<string, ReportRow['touchpoints']>()
  for (const row of rows) {
    const { leadId, touchpoints } = ReportJourney.parse(row)
    const before = byLead.get(leadId)
    byLead.set(leadId, before ? [...before, ...touchpoints] : touchpoints)
  }
  return byLead
}

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
