import { useState } from 'react'
import { VERDICT_NAMES } from '../../lib/domain/verdict-words'
import { askAsPanel } from '../../lib/messages/messenger'
import type { FeedbackLine } from '../../lib/messages/panel-view'
import { Button } from '../ui/Button'
import { DayTime } from '../ui/DayTime'
import { ErrorNote } from '../ui/ErrorNote'
import { useNow } from '../ui/use-now'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { answerWords, reasonWords } from './feedback-words'
import { useAsk } from './use-ask'
import { VERDICT_LOOKS } from './verdict-looks'

interface FeedbackHistoryProps {
  lines: FeedbackLine[]
  /** A verdict is being given: only what marketing answered and the rep has not seen yet. */
  receiptsOnly: boolean
}

/** Verdicts given before with marketing's answers: new answers and the latest verdict in sight, the rest by a click. */
export function FeedbackHistory({ lines, receiptsOnly }: FeedbackHistoryProps) {
  const [all, setAll] = useState(false)
  const newest = lines.toSorted((a, b) => b.at - a.at)
  const fresh = newest.filter((line) => line.receiptIsNew && line.answer)
  const rest = receiptsOnly ? [] : newest.filter((line) => !fresh.includes(line))
  if (fresh.length + rest.length === 0) return null
  return (
    <section aria-label="Verdicts before">
      {fresh.map((line) => (
        <Receipt key={line.id} line={line} />
      ))}
      <ul className="px-4 py-1 empty:hidden">
        {rest.slice(0, all ? rest.length : 1).map((line, index) => (
          <Line
            key={line.id}
            line={line}
            more={!all && index === 0 ? rest.length - 1 : 0}
            onMore={() => setAll(true)}
          />
        ))}
      </ul>
    </section>
  )
}

/** Marketing's answer that the rep has not seen yet. Stays until it is put away, by a click and not by time. */
function Receipt({ line }: { line: FeedbackLine }) {
  const now = useNow()
  const seen = useAsk(() => askAsPanel('receiptSeen', { feedbackId: line.id }))
  if (!line.answer) return null
  return (
    <div role="note" className="bg-accent-soft py-1 pr-2 pl-4">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="line-clamp-3 break-words">
            <strong className="font-semibold">Marketing answered: </strong>
            <bdi>{answerWords(line.answer, now)}</bdi>
          </p>
          <p className="text-caption text-muted">
            to your {VERDICT_NAMES[line.verdict]} · <DayTime at={line.at} />
          </p>
        </div>
        <ActButton look="quiet" pending={seen.isPending} onAct={(consent) => seen.put(consent, undefined)}>
          Got it
        </ActButton>
      </div>
      {seen.error && <ErrorNote>{errorWords(seen.error, 'It was not marked as seen.')}</ErrorNote>}
    </div>
  )
}

function Line({ line, more, onMore }: { line: FeedbackLine; more: number; onMore: () => void }) {
  const now = useNow()
  const { icon: Icon, text } = VERDICT_LOOKS[line.verdict]
  return (
    <li className="flex items-start gap-2 py-1">
      <Icon aria-hidden size={16} className={`mt-px shrink-0 ${text}`} />
      <div className="min-w-0 flex-1">
        <p className="break-words">
          {VERDICT_NAMES[line.verdict]}
          {line.reason && ` · ${reasonWords(line.reason, line.until, now)}`}
          {' · '}
          <DayTime at={line.at} className="text-muted" />
        </p>
        {line.note && (
          <p className="line-clamp-3 text-caption break-words text-muted">
            <bdi>“{line.note}”</bdi>
          </p>
        )}
        {line.answer && (
          <p className="line-clamp-3 text-caption break-words text-muted">
            Marketing: <bdi>{answerWords(line.answer, now)}</bdi>
          </p>
        )}
      </div>
      {more > 0 && (
        <Button look="link" className="-my-1.5" aria-label={`${more} more verdicts`} onClick={onMore}>
          {more} more
        </Button>
      )}
    </li>
  )
}
