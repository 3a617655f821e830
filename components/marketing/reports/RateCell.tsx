import type { CohortRate } from '../../../lib/domain/reports/cohort-rate'
import type { Rate } from '../../../lib/domain/reports/rate'
import { numberWords } from '../../ui/counted'
import { intervalWords, isFew, percentWords, rateWords } from './report-words'

/** A share: the number first, a bar with its interval, and the counts it stands on. Few data look faint and say so. */
export function RateCell({ rate }: { rate: Rate | CohortRate }) {
  const pending = 'pending' in rate ? rate.pending : 0
  const few = isFew(rate)
  if (rate.rate === undefined)
    return (
      <span className="text-caption text-muted">
        {pending > 0 ? `none old enough yet, ${numberWords(pending)} pending` : 'none yet'}
      </span>
    )
  return (
    <span className="flex flex-col gap-0.5" title={rateWords(rate)}>
      <span className="flex items-center gap-2">
        <span className={`w-10 shrink-0 tabular-nums ${few ? 'text-muted' : 'font-medium'}`}>
          {percentWords(rate.rate)}
        </span>
        <IntervalBar rate={rate.rate} low={rate.low!} high={rate.high!} faint={few} />
      </span>
      <span className="text-caption text-muted tabular-nums">
        {`${numberWords(rate.hits)} of ${numberWords(rate.n)} (${intervalWords(rate)})`}
        {pending > 0 && `, ${numberWords(pending)} pending`}
        {few && ', few data yet'}
      </span>
    </span>
  )
}

/** The share as a bar from nothing to all, its 95% interval as a line under it. */
function IntervalBar({
  rate,
  low,
  high,
  faint,
}: {
  rate: number
  low: number
  high: number
  faint: boolean
}) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      className="h-2.5 w-full max-w-28 min-w-12"
    >
      <rect x="0" y="0" width="100" height="6" className="fill-line" />
      <rect x="0" y="0" width={100 * rate} height="6" className={faint ? 'fill-edge' : 'fill-accent'} />
      <rect
        x={100 * low}
        y="8"
        width={Math.max(0.5, 100 * (high - low))}
        height="1.5"
        className="fill-text"
      />
    </svg>
  )
}
