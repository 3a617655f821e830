import type { ArrivalTimes } from '../../../lib/domain/reports/arrival-times'
import { numberWords } from '../../ui/counted'
import { daysWords, oneDecimal } from './report-words'

/** How long it took: median, then the middle half, and how many arrived in 30, 60 and 90 days of all that did. */
export function TimeCell({ times, arrived }: { times: ArrivalTimes; arrived: number }) {
  const { medianDays, p25, p75, within } = times
  if (medianDays === undefined || p25 === undefined || p75 === undefined)
    return <span className="text-caption whitespace-nowrap text-muted">none yet</span>
  const counts = ['30', '60', '90'].map((days) => numberWords(within[days] ?? 0)).join(' / ')
  return (
    <span className="flex flex-col gap-0.5 tabular-nums">
      <span>
        {daysWords(medianDays)}
        {arrived > 1 && <span className="text-muted">{` (${quartile(p25)} to ${quartile(p75)})`}</span>}
      </span>
      <span className="text-caption text-muted">
        {`${counts} of ${numberWords(arrived)} in 30 / 60 / 90 days`}
      </span>
    </span>
  )
}

function quartile(days: number): string {
  return Math.abs(days) < 10 ? oneDecimal(days) : numberWords(Math.round(days))
}
