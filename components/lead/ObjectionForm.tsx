import { useEffect, useRef, useState } from 'react'
import { askAsPanel } from '../../lib/messages/messenger'
import type { ObjectionView } from '../../lib/messages/panel-view'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { Segmented } from '../ui/Segmented'
import { TextArea } from '../ui/TextArea'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { useAsk } from './use-ask'

interface ObjectionFormProps {
  leadId: string
  onSaved: (objection: ObjectionView) => void
  onClose: () => void
}

const KINDS = [
  { value: 'objection', label: 'Objection' },
  { value: 'question', label: 'Question' },
] as const

/** The buyer's own words, and whether they ask or object. */
export function ObjectionForm({ leadId, onSaved, onClose }: ObjectionFormProps) {
  const [kind, setKind] = useState<ObjectionView['kind']>('objection')
  const [text, setText] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const save = useAsk((words: string) => askAsPanel('objectionAdd', { leadId, kind, text: words }), {
    done: onSaved,
  })
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const words = text.trim()
  return (
    <form
      ref={form}
      aria-label="Question or objection"
      className="mb-2 flex flex-col gap-2 rounded-ui bg-raised p-3"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      onSubmit={(event) => event.preventDefault()}
    >
      <Segmented label="Kind" options={KINDS} value={kind} onChange={setKind} />
      <TextArea
        label="In their words"
        placeholder="Too expensive for one line"
        value={text}
        onChange={setText}
        maxLength={500}
      />
      {save.error && <ErrorNote>{errorWords(save.error, 'It was not saved.')}</ErrorNote>}
      <div className="flex gap-2">
        <ActButton
          type="submit"
          look="accent"
          disabled={!words}
          pending={save.isPending}
          onAct={(consent) => save.put(consent, words)}
        >
          Save
        </ActButton>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
