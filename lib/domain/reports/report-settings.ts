import { z } from 'zod'
import { BusinessCalendar, DEFAULT_CALENDAR } from './business-calendar'

/** What a company says of itself for its reports. */
export const ReportSettings = z.object({
  calendar: BusinessCalendar,
  /** What a won deal is worth in the mean, where the company says so: no system here knows. */
  dealValue: z.number().positive().max(1e12).optional(),
  /** In which money: `EUR`. */
  currency: z.string().trim().max(8).optional(),
})
export type ReportSettings = z.infer<typeof ReportSettings>

export const DEFAULT_REPORT_SETTINGS: ReportSettings = { calendar: DEFAULT_CALENDAR }
