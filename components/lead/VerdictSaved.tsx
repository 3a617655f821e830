import { X } from 'lucide-react'
import { useEffect } from 'react'
import { VERDICT_NAMES } from '../../lib/domain/verdict-words'
import type { FeedbackLine } from '../../lib/messages/panel-view'
import { IconButton } from '../ui/IconButton'
import { ActButton } from './ActButton'
import { useCountdown } from './use-countdown'
import type { Consent } from './use-seen'
import type { SavedVerdict } from './use-verdict'
import { VerdictDetail } from './VerdictDetail'

interface VerdictSavedProps {
  saved: SavedVerdict
  undoing: boolean
  onUndo: (consent: Consent) => void
  onDetail: (line: FeedbackLine) => void
  onClose: () => void
  /** The form is closed and the time to undo is over. */
  onOver: () => void
}

/** "Saved. Undo", and room for a reason and a note, neither of them asked for. Closed, Undo stays for its time. */
export function VerdictSaved({ saved, undoing, onUndo, onDetail, onClose, onOver }: VerdictSavedProps) {
  const left = useCountdown(saved.undoUntil)
  const isOver = saved.closed === true && left === 0 && !undoing
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver, onOver])
  const said = (
    <p className="flex-1">
      Saved: {VERDICT_NAMES[saved.line.verdict]}.{' '}
      {(left > 0 || undoing) && (
        <ActButton look="link" aria-label="Undo" pending={undoing} onAct={onUndo}>
          Undo
          <span aria-hidden className="w-3 text-caption font-normal text-muted tabular-nums">
            {left}
          </span>
        </ActButton>
      )}
    </p>
  )
  if (saved.closed) return <div className="px-4">{said}</div>
  return (
    <section aria-label="Verdict saved" className="px-4 pb-1">
      <div className="flex items-center gap-1">
        {said}
        <IconButton className="-mr-2" label="Done" icon={X} onClick={onClose} />
      </div>
      <VerdictDetail line={saved.line} onSaved={onDetail} />
    </section>
  )
}
