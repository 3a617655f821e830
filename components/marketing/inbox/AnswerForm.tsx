import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { answerProblems, makeAnswer, NOTE_RULES, recycleDay } from '../../../lib/domain/answer-draft'
import type { AnswerDraft, AnswerWords } from '../../../lib/domain/answer-draft'
import type { Feedback } from '../../../lib/domain/feedback'
import { ANSWERS, type AnswerKind } from '../../../lib/domain/verdict-words'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import { useNow } from '../../ui/use-now'

interface AnswerFormProps {
  feedback: Feedback
  draft: AnswerDraft
  onDraft: (draft: AnswerDraft) => void
  onSend: (answer: AnswerWords) => void
  onCancel?: () => void
  sending: boolean
}

const KINDS = Object.keys(ANSWERS) as AnswerKind[]
const DAY_MS = 86_400_000

/** Marketing's answers, one of six, each asking for what it needs. */
export function AnswerForm({ feedback, draft, onDraft, onSend, onCancel, sending }: AnswerFormProps) {
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const now = useNow()
  const problems = tried ? answerProblems(draft, now) : {}
  const note = draft.kind && NOTE_RULES[draft.kind]
  const change = (part: Partial<AnswerDraft>) => onDraft({ ...draft, ...part })

  const choose = (kind: AnswerKind) =>
    change({ kind, until: kind === 'recycled' ? (draft.until ?? recycleDay(feedback, now)) : draft.until })
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setTried(true)
    if (Object.keys(answerProblems(draft, now)).length === 0) return onSend(makeAnswer(draft))
    requestAnimationFrame(() => {
      const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
      ;(wrong ?? form.current?.querySelector<HTMLElement>('[role=radio]'))?.focus()
    })
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }

  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={pressed} className="flex flex-col gap-3">
      <RadioGroup
        aria-label="Answer"
        value={draft.kind ?? null}
        onValueChange={(kind) => choose(kind as AnswerKind)}
        className="flex flex-col"
      >
        {KINDS.map((kind) => (
          <label key={kind} className="flex min-h-8 items-center gap-2 rounded-ui px-1 hover:bg-raised">
            <Radio.Root
              value={kind}
              className="grid size-4 shrink-0 place-items-center rounded-full border border-edge data-checked:border-accent"
            >
              <Radio.Indicator className="size-2 rounded-full bg-accent" />
            </Radio.Root>
            {ANSWERS[kind]}
          </label>
        ))}
      </RadioGroup>
      {problems.kind && (
        <p role="alert" className="text-caption text-bad">
          {problems.kind}
        </p>
      )}
      {draft.kind === 'recycled' && (
        <DateField
          label="Until"
          hint="The rep reads this day in the panel."
          value={draft.until}
          min={now + DAY_MS}
          error={problems.until}
          onChange={(until) => change({ until })}
        />
      )}
      {draft.kind === 'definitionChanged' ? (
        <TextField
          label={note!.label}
          placeholder="v5"
          value={draft.note}
          error={problems.note}
          onChange={(text) => change({ note: text })}
        />
      ) : (
        note && (
          <TextArea
            label={note.needed ? note.label : `${note.label} (optional)`}
            maxLength={2000}
            value={draft.note}
            error={problems.note}
            onChange={(text) => change({ note: text })}
          />
        )
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="accent" type="submit" pending={sending}>
          Send answer
        </Button>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Keep the old one
          </Button>
        )}
      </div>
    </form>
  )
}
