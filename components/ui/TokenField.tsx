import { Field } from '@base-ui/react/field'
import { X } from 'lucide-react'
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { FieldFrame, type FieldWords } from './TextField'

export type EntryRead = { value: string } | { problem: string }

interface TokenFieldProps extends FieldWords {
  values: readonly string[]
  onChange: (values: string[]) => void
  /** What may be meant, offered while typing. */
  offers?: readonly string[]
  placeholder?: string
  /** A comma ends an entry (default); switch off where entries are sentences. */
  comma?: boolean
  /** An entry as it is kept, or what is wrong with it; a wrong one stays in the field. */
  read?: (entry: string) => EntryRead
}

/** Several short texts, each a token that can be taken out. Enter adds; Backspace in the empty field takes back the last. */
export function TokenField(props: TokenFieldProps) {
  const { label, labelHidden, hint, error, values, onChange, offers, placeholder, comma = true, read } = props
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()

  const add = (entries: readonly string[]) => {
    const taken = [...values]
    let wrong: { entry: string; problem: string } | undefined
    for (const entry of entries.map((each) => each.trim()).filter(Boolean)) {
      const kept = read ? read(entry) : { value: entry }
      if ('problem' in kept) wrong ??= { entry, problem: kept.problem }
      else if (!holds(taken, kept.value)) taken.push(kept.value)
    }
    if (taken.length > values.length) onChange(taken)
    setText(wrong?.entry ?? '')
    setProblem(wrong?.problem)
  }
  const remove = (value: string) => {
    onChange(values.filter((each) => each !== value))
    field.current?.focus()
  }
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'Enter' && text.trim()) || (comma && event.key === ',')) {
      event.preventDefault()
      add([text])
    } else if (event.key === 'Backspace' && text === '' && values.length > 0) {
      onChange(values.slice(0, -1))
    }
  }
  const pasted = (event: ClipboardEvent<HTMLInputElement>) => {
    const entries = event.clipboardData.getData('text').split(comma ? /[\n,;\t]/ : /\n/)
    if (entries.length < 2) return
    event.preventDefault()
    add(entries)
  }

  return (
    <FieldFrame {...{ label, labelHidden, hint }} error={problem ?? error}>
      <div className="flex min-h-8 flex-wrap items-center gap-1 rounded-ui border border-edge bg-ground p-[3px] focus-within:border-accent focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent">
        {values.map((value) => (
          <span key={value} className="inline-flex max-w-full items-center rounded-ui bg-raised pl-1.5">
            <bdi className="truncate">{value}</bdi>
            <button
              type="button"
              aria-label={`Remove ${value}`}
              onClick={() => remove(value)}
              className="grid size-6 shrink-0 place-items-center rounded-ui text-muted hover:text-text"
            >
              <X aria-hidden size={12} />
            </button>
          </span>
        ))}
        <Field.Control
          ref={field}
          value={text}
          list={offers && listId}
          dir="auto"
          autoComplete="off"
          placeholder={values.length === 0 ? placeholder : undefined}
          onValueChange={(next) => {
            setText(next)
            setProblem(undefined)
          }}
          onKeyDown={pressed}
          onPaste={pasted}
          onBlur={() => add([text])}
          className="h-6 min-w-12 flex-1 bg-transparent px-1 outline-none placeholder:text-faint focus-visible:outline-none"
        />
        {offers && (
          <datalist id={listId}>
            {offers.map((offer) => !holds(values, offer) && <option key={offer} value={offer} />)}
          </datalist>
        )}
      </div>
    </FieldFrame>
  )
}

function holds(values: readonly string[], entry: string): boolean {
  return values.some((value) => value.toLowerCase() === entry.toLowerCase())
}
