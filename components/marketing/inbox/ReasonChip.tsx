import { Ban, Clock } from 'lucide-react'
import type { Feedback } from '../../../lib/domain/feedback'
import { reasonRule, type ReasonAction } from '../../../lib/domain/verdict-words'
import { Chip } from '../../ui/Chip'
import { DayTime } from '../../ui/DayTime'

const ACTION_WORDS: Record<ReasonAction, string> = {
  nurture: 'nurture',
  archive: 'archive',
  fix: 'fix the data',
  merge: 'merge',
  handOver: 'hand over',
  reroute: 'route again',
}

/** Why the lead is not right, whether that will pass, and what is done by default. */
export function ReasonChip({ feedback }: { feedback: Pick<Feedback, 'reason' | 'until'> }) {
  if (!feedback.reason) return <span className="text-muted">No reason given</span>
  const rule = reasonRule(feedback.reason)
  const days = rule.days ? ` for ${rule.days} days` : ''
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="font-medium">{rule.name}</span>
      <Chip tone={rule.permanent ? 'bad' : 'wait'}>
        {rule.permanent ? <Ban aria-hidden size={12} /> : <Clock aria-hidden size={12} />}
        {rule.permanent ? 'Permanent' : 'Temporary'}
      </Chip>
      {feedback.until !== undefined && (
        <span>
          until <DayTime at={feedback.until} />
        </span>
      )}
      <span className="text-muted">
        By default: {ACTION_WORDS[rule.action]}
        {days}
      </span>
    </span>
  )
}
