import { z } from 'zod'
import { BusinessCalendar } from '../../../lib/domain/reports/business-calendar.ts'
import { DateFormats } from '../table/read-map.ts'

const column = z.string()
const perhaps = column.optional()

/** Which column is what in each file, and when the company works. */
export const ReportsMap = z.strictObject({
  calendar: BusinessCalendar.optional(),
  leads: z.strictObject({
    id: column,
    createdAt: column,
    mql: perhaps,
    sal: perhaps,
    sql: perhaps,
    opportunity: perhaps,
    source: perhaps,
    campaign: perhaps,
    landingPage: perhaps,
    account: perhaps,
    handedAt: perhaps,
    firstAttemptAt: perhaps,
    verdictAt: perhaps,
    answeredAt: perhaps,
  }),
  deals: z
    .strictObject({ leadId: column, openedAt: perhaps, wonAt: column, lostAt: perhaps, value: perhaps })
    .optional(),
  touches: z.strictObject({ leadId: column, at: column, side: perhaps }).optional(),
  sends: z
    .strictObject({
      assetId: column,
      leadId: column,
      at: column,
      member: perhaps,
      stage: perhaps,
      persona: perhaps,
      viewedAt: perhaps,
      moved: perhaps,
    })
    .optional(),
  assets: z.strictObject({ id: column, validTo: perhaps }).optional(),
  objections: z.strictObject({ text: column, leadId: column, at: column, answeredBy: perhaps }).optional(),
  dates: DateFormats,
})
export type ReportsMap = z.infer<typeof ReportsMap>

export const MAP_EXAMPLE = {
  leads: { id: 'lead_id', createdAt: 'created', source: 'source' },
  deals: { leadId: 'lead_id', wonAt: 'won' },
}
