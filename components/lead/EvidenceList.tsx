import { ArrowUp, Minus } from 'lucide-react'
import type { EvidenceLine } from '../../lib/domain/feedback'
import type { JourneyReading } from '../../lib/domain/journey-reading'
import { STAGE_NAMES } from '../../lib/domain/stage-names'
import { DayTime } from '../ui/DayTime'
import { evidenceWords } from './journey-words'

/** What holds the stage up, newest first, and the strongest thing against. */
export function EvidenceList({ journey, none }: { journey: JourneyReading; none: boolean }) {
  const lines = journey.evidenceFor.toSorted((a, b) => b.at - a.at)
  const against = journey.evidenceAgainst
  if (lines.length === 0 && !against) {
    return (
      <p className="mt-1 text-muted">
        {none
          ? 'No touchpoints yet, so this is where everybody starts.'
          : 'No touchpoint counts for much any more.'}
      </p>
    )
  }
  return (
    <ul aria-label="Why" className="mt-1">
      {lines.map((line) => (
        <Line
          key={`${line.type}|${line.title}|${line.at}`}
          line={line}
          moved={isSame(line, journey.movedBy) ? STAGE_NAMES[journey.stage] : undefined}
        />
      ))}
      {against && <Line line={against} against />}
    </ul>
  )
}

function isSame(line: EvidenceLine, other: EvidenceLine | undefined): boolean {
  return other !== undefined && line.type === other.type && line.title === other.title
}

/** `moved` is the name of the stage that this touch moved the lead into. */
function Line({ line, moved, against }: { line: EvidenceLine; moved?: string; against?: boolean }) {
  return (
    <li className={`flex items-baseline gap-1.5 py-0.5 ${against ? 'text-wait' : ''}`}>
      <span className="flex w-4 shrink-0 justify-center self-start pt-[3px]">
        {moved && (
          <ArrowUp size={12} role="img" aria-label={`Moved it to ${moved}:`} className="text-accent" />
        )}
        {against && <Minus aria-hidden size={12} />}
      </span>
      <bdi className="line-clamp-2 min-w-0 flex-1 break-words">
        {against ? `Against: ${evidenceWords(line)}` : evidenceWords(line)}
      </bdi>
      <DayTime at={line.at} className="text-muted" />
    </li>
  )
}
