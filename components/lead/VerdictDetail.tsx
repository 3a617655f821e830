import { useEffect, useRef, useState, type RefObject } from 'react'
import { reasonRule } from '../../lib/domain/verdict-words'
import { askAsPanel } from '../../lib/messages/messenger'
import type { FeedbackLine } from '../../lib/messages/panel-view'
import { report } from '../../lib/platform/report'
import { useAnnounce } from '../ui/Announcer'
import { ErrorNote } from '../ui/ErrorNote'
import { TextField } from '../ui/TextField'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { ReasonPicker } from './ReasonPicker'
import { UntilField } from './UntilField'
import { useAsk } from './use-ask'
import type { Consent } from './use-seen'

interface VerdictDetailProps {
  line: FeedbackLine
  onSaved: (line: FeedbackLine) => void
}

type Detail = Pick<FeedbackLine, 'reason' | 'until' | 'note'>

/** A reason by one more click, its date where it has one, and a note. Each is saved as it is given. */
export function VerdictDetail({ line, onSaved }: VerdictDetailProps) {
  const announce = useAnnounce()
  const [note, setNote] = useState(line.note ?? '')
  // What was said last, on disk or on its way there: all three go each time, and what is absent is cleared.
  const said = useRef<Detail>(detailOf(line))
  const save = useAsk((detail: Detail) => askAsPanel('feedbackDetail', { feedbackId: line.id, ...detail }), {
    queue: line.id,
    done(saved) {
      onSaved(saved)
      announce('Saved')
    },
    failed() {
      said.current = detailOf(line)
    },
  })
  const put = (consent: Consent, change: Detail) => {
    said.current = { ...said.current, ...change }
    save.put(consent, said.current)
  }
  useKeptOnLeaving(line, said, note.trim() || undefined)
  return (
    <div className="flex flex-col gap-2 pb-1">
      {line.verdict !== 'good' && (
        <ReasonPicker
          verdict={line.verdict}
          reason={line.reason}
          onPick={(consent, reason) => put(consent, { reason, until: undefined })}
        />
      )}
      {line.reason && reasonRule(line.reason).asksDate && (
        <UntilField
          reason={line.reason}
          until={line.until}
          onPick={(consent, until) => put(consent, { until })}
        />
      )}
      <form className="flex items-end gap-2" onSubmit={(event) => event.preventDefault()}>
        <div className="flex-1">
          <TextField
            label="Note for marketing"
            labelHidden
            placeholder="Note for marketing"
            value={note}
            onChange={setNote}
            maxLength={2000}
          />
        </div>
        <ActButton
          type="submit"
          pending={save.isPending}
          disabled={note.trim() === (line.note ?? '')}
          onAct={(consent) => put(consent, { note: note.trim() || undefined })}
        >
          {note.trim() !== '' && note.trim() === line.note ? 'Saved' : 'Save note'}
        </ActButton>
      </form>
      {save.error && <ErrorNote>{errorWords(save.error, 'The reason or note was not saved.')}</ErrorNote>}
    </div>
  )
}

/** A note that was typed and not saved goes with the form: Done, another lead or another page must not lose it. */
function useKeptOnLeaving(line: FeedbackLine, said: RefObject<Detail>, note: string | undefined): void {
  const last = useRef({ line, note })
  useEffect(() => {
    last.current = { line, note }
  })
  useEffect(
    () => () => {
      const { line: known, note: typed } = last.current
      if (typed === known.note) return
      // After an undo there is nothing to keep it at; the worker says so and `report` passes it over.
      askAsPanel('feedbackDetail', { feedbackId: known.id, ...said.current, note: typed }).catch(
        (error: unknown) => report(error, 'keeping a note'),
      )
    },
    [said],
  )
}

function detailOf({ reason, until, note }: FeedbackLine): Detail {
  return { reason, until, note }
}
