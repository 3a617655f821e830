import { useState } from 'react'
import { VERDICT_NAMES, type Verdict } from '../../lib/domain/verdict-words'
import { askAsPanel } from '../../lib/messages/messenger'
import type { FeedbackLine } from '../../lib/messages/panel-view'
import { useAnnounce } from '../ui/Announcer'
import { errorWords } from './error-words'
import { useAsk } from './use-ask'
import type { Consent } from './use-seen'

const UNDO_MS = 8000

/** The verdict just given, for as long as the rep stays with it. */
export interface SavedVerdict {
  line: FeedbackLine
  /** ms since 1970 */
  undoUntil: number
  /** The form was closed before that: only Undo is left, until then. */
  closed?: boolean
}

interface VerdictAsk {
  saved?: SavedVerdict
  /** The verdict that is being written. */
  pending?: Verdict
  undoing: boolean
  undone: boolean
  error?: string
  give: (consent: Consent, verdict: Verdict) => void
  undo: (consent: Consent) => void
  /** The reason or note was written. */
  replace: (line: FeedbackLine) => void
  /** Puts the form away; what was given can be undone as long as before. */
  close: () => void
}

/** Gives a verdict on a lead and takes it back. "Saved" is said only when the worker has it on disk. */
export function useVerdict(leadId: string): VerdictAsk {
  const announce = useAnnounce()
  const [saved, setSaved] = useState<SavedVerdict>()
  const add = useAsk((verdict: Verdict) => askAsPanel('feedbackAdd', { leadId, verdict }), {
    done(line) {
      setSaved({ line, undoUntil: Date.now() + UNDO_MS })
      announce(`Saved: ${VERDICT_NAMES[line.verdict]}. Undo is there for 8 seconds.`)
    },
  })
  const take = useAsk((feedbackId: string) => askAsPanel('feedbackUndo', { feedbackId }), {
    done() {
      setSaved(undefined)
      announce('Undone')
    },
  })
  const { error } = take.error
    ? { error: errorWords(take.error, 'The verdict was not taken back.') }
    : { error: add.error ? errorWords(add.error, 'The verdict was not saved.') : undefined }
  return {
    saved,
    pending: add.isPending ? add.variables : undefined,
    undoing: take.isPending,
    undone: take.isSuccess && !saved && !add.isPending,
    error,
    give(consent, verdict) {
      // A second click on what was just said says nothing new: it opens its form.
      if (add.isPending || take.isPending) return
      if (saved?.line.verdict === verdict) return setSaved({ ...saved, closed: false })
      take.reset()
      add.put(consent, verdict)
    },
    undo: (consent) => saved && !take.isPending && take.put(consent, saved.line.id),
    replace: (line) => setSaved((before) => before && { ...before, line }),
    close: () =>
      setSaved((before) =>
        before && before.undoUntil > Date.now() ? { ...before, closed: true } : undefined,
      ),
  }
}
