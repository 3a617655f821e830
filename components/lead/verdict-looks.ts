import { CalendarClock, ThumbsDown, ThumbsUp, type LucideIcon } from 'lucide-react'
import type { Verdict } from '../../lib/domain/verdict-words'

/** A verdict by icon and colour; never by colour alone. */
export const VERDICT_LOOKS: Record<Verdict, { icon: LucideIcon; text: string; soft: string }> = {
  good: { icon: ThumbsUp, text: 'text-good', soft: 'bg-good-soft' },
  notYet: { icon: CalendarClock, text: 'text-wait', soft: 'bg-wait-soft' },
  bad: { icon: ThumbsDown, text: 'text-bad', soft: 'bg-bad-soft' },
}
