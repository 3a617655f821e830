import { Clock, ThumbsDown, ThumbsUp } from 'lucide-react'
import type { Verdict } from '../../../lib/domain/feedback'
import { VERDICT_NAMES } from '../../../lib/domain/verdict-words'

const LOOKS = {
  good: { icon: ThumbsUp, colour: 'text-good' },
  notYet: { icon: Clock, colour: 'text-wait' },
  bad: { icon: ThumbsDown, colour: 'text-bad' },
} as const satisfies Record<Verdict, unknown>

/** A verdict by sign, colour and word. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { icon: Icon, colour } = LOOKS[verdict]
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${colour}`}>
      <Icon aria-hidden size={16} className="shrink-0" />
      {VERDICT_NAMES[verdict]}
    </span>
  )
}
