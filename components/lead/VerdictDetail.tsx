import { useState, type SubmitEvent } from 'react'
import { dayStart, dayText } from '../../lib/domain/calendar-day'
import { reasonRule, type Reason } from '../../lib/domain/verdict-words'
import { askAsPanel } from '../../lib/messages/messenger'
import type { FeedbackLine } from '../../lib/messages/panel-view'
import { useAnnounce } from '../ui/Announcer'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { TextField } from '../ui/TextField'
import { errorWords } from './error-words'
import { ReasonPicker } from './ReasonPicker'
import { useAsk } from './use-ask'

interface VerdictDetailProps {
  line: FeedbackLine
  onSaved: (line: FeedbackLine) => void
}

type Detail = Pick<FeedbackLine, 'reason' | 'until' | 'note'>

/** A reason by one more click, its date where it has one, and a note. Each is saved as it is given. */
export function VerdictDetail({ line, onSaved }: VerdictDetailProps) {
  const announce = useAnnounce()
  const [note, setNote] = useState(line.note ?? '')
  const save = useAsk(
    (detail: Detail) => askAsPanel('feedbackDetail', { feedbackId: line.id, ...detail }),
    (saved) => {
      onSaved(saved)
      announce('Saved')
    },
  )
  // All three go each time, so that the one does not blot out the other.
  const put = (change: Detail) =>
    save.mutate({ reason: line.reason, until: line.until, note: line.note, ...change })
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    put({ note: note.trim() || undefined })
  }
  return (
    <div className="flex flex-col gap-2 pb-1">
      {line.verdict !== 'good' && (
        <ReasonPicker
          verdict={line.verdict}
          reason={line.reason}
          onPick={(reason) => put({ reason, until: undefined })}
        />
      )}
      {line.reason && reasonRule(line.reason).asksDate && (
        <UntilField reason={line.reason} until={line.until} onPick={(until) => put({ until })} />
      )}
      <form className="flex items-end gap-2" onSubmit={onSubmit}>
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
        <Button type="submit" pending={save.isPending} disabled={note.trim() === (line.note ?? '')}>
          {note.trim() !== '' && note.trim() === line.note ? 'Saved' : 'Save note'}
        </Button>
      </form>
      {save.error && <ErrorNote>{errorWords(save.error, 'The reason or note was not saved.')}</ErrorNote>}
    </div>
  )
}

interface UntilFieldProps {
  reason: Reason
  until?: number
  onPick: (until: number) => void
}

/** Until when the reason holds. A day that has passed is not taken. */
function UntilField({ reason, until, onPick }: UntilFieldProps) {
  const [text, setText] = useState(until === undefined ? '' : dayText(until))
  const [error, setError] = useState<string>()
  const change = (value: string) => {
    setText(value)
    const day = dayStart(value)
    const past = day !== undefined && day < Date.now()
    setError(past ? 'Choose a day that is still to come.' : undefined)
    if (day !== undefined && !past) onPick(day)
  }
  return (
    <TextField
      type="date"
      label={`${reasonRule(reason).name} until`}
      value={text}
      onChange={change}
      error={error}
    />
  )
}
