import { useState } from 'react'
import type { ReportSettings } from '../../../lib/domain/reports/report-settings'
import { Button } from '../../ui/Button'
import { HoursForm } from './HoursForm'

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** When the company works, in words, and the form to change it. */
export function HoursPart({ settings }: { settings: ReportSettings }) {
  const [open, setOpen] = useState(false)
  return (
    <section aria-labelledby="report-hours" className="flex max-w-3xl flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="report-hours" className="text-lead font-semibold">
          Business hours
        </h2>
        {!open && <Button onClick={() => setOpen(true)}>Change</Button>}
      </div>
      {open ? (
        <HoursForm settings={settings} onClose={() => setOpen(false)} />
      ) : (
        <p className="text-muted">{hoursLine(settings)}</p>
      )}
    </section>
  )
}

/** "Monday to Friday, 09:00 to 17:00, Europe/Berlin, 3 days off. A won deal: 12,000 EUR." */
function hoursLine({ calendar, dealValue, currency }: ReportSettings): string {
  const { days, opens, closes, zone, closed = [] } = calendar
  const off = closed.length > 0 ? `, ${closed.length} ${closed.length === 1 ? 'day' : 'days'} off` : ''
  const value =
    dealValue === undefined
      ? ''
      : ` A won deal: ${new Intl.NumberFormat('en-GB').format(dealValue)}${currency ? ` ${currency}` : ''}.`
  return `${daysLine(days)}, ${opens} to ${closes}, ${zone}${off}.${value}`
}

function daysLine(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b)
  const names = sorted.map((day) => DAY_NAMES[day - 1]!)
  const isRun = sorted.length > 2 && sorted.at(-1)! - sorted[0]! === sorted.length - 1
  return isRun ? `${names[0]} to ${names.at(-1)}` : names.join(', ')
}
