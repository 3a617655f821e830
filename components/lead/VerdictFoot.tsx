import { useRef } from 'react'
import type { LeadView } from '../../lib/messages/panel-view'
import { ErrorNote } from '../ui/ErrorNote'
import { FeedbackHistory } from './FeedbackHistory'
import { RequestReceipts } from './RequestReceipts'
import { useVerdict } from './use-verdict'
import { VerdictButtons } from './VerdictButtons'
import { VerdictSaved } from './VerdictSaved'

interface VerdictFootProps {
  view: LeadView
  /** Why a click was not counted. */
  refused?: string
  /** Looks for content by these words. */
  onSeek: (words: string) => void
}

/** Always in reach at the foot: what was said before, what was just said, and the three verdicts. Grows upward. */
export function VerdictFoot({ view, refused, onSeek }: VerdictFootProps) {
  const foot = useRef<HTMLElement>(null)
  const verdict = useVerdict(view.lead.id)
  const { saved } = verdict
  const close = () => {
    verdict.close()
    foot.current?.querySelector<HTMLElement>('[aria-pressed=true]')?.focus()
  }
  return (
    <footer
      ref={foot}
      className="flex max-h-[60%] shrink-0 flex-col border-t border-line"
      onKeyDown={(event) => event.key === 'Escape' && saved && !saved.closed && close()}
    >
      <div className="min-h-0 overflow-y-auto">
        <RequestReceipts receipts={view.requestReceipts} onSeek={onSeek} />
        <FeedbackHistory lines={view.feedback} receiptsOnly={saved !== undefined} />
        {saved && (
          <VerdictSaved
            key={saved.line.id}
            saved={saved}
            undoing={verdict.undoing}
            onUndo={verdict.undo}
            onDetail={verdict.replace}
            onClose={close}
            onOver={verdict.close}
          />
        )}
        {verdict.undone && (
          <p className="px-4 py-1.5 text-muted">
            {view.feedback.length > 0 ? 'Undone. The earlier verdict stands.' : 'Undone. Nothing was kept.'}
          </p>
        )}
      </div>
      {(verdict.error || refused) && (
        <div className="px-2 pt-2">
          <ErrorNote>{verdict.error ?? refused!}</ErrorNote>
        </div>
      )}
      <VerdictButtons chosen={saved?.line.verdict} pending={verdict.pending} onGive={verdict.give} />
    </footer>
  )
}
