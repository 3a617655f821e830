import { useRef, useState } from 'react'
import { dayStart, dayText } from '../../lib/domain/calendar-day'
import { reasonRule, type Reason } from '../../lib/domain/verdict-words'
import { TextField } from '../ui/TextField'
import { useSeen, type Consent } from './use-seen'

interface UntilFieldProps {
  reason: Reason
  until?: number
  onPick: (consent: Consent, until: number | undefined) => void
}

/** Until when the reason holds; emptied, it holds without a date. A day that has passed is not taken. */
export function UntilField({ reason, until, onPick }: UntilFieldProps) {
  const { watch, when } = useSeen()
  const [text, setText] = useState(until === undefined ? '' : dayText(until))
  const [error, setError] = useState<string>()
  const input = useRef<{ isTrusted: boolean }>(undefined)
  const change = (value: string) => {
    setText(value)
    const day = dayStart(value)
    const past = day !== undefined && day < Date.now()
    setError(past ? 'Choose a day that is still to come.' : undefined)
    if (!past) when(input.current, (consent) => onPick(consent, day))
  }
  return (
    <TextField
      ref={watch}
      type="date"
      label={`${reasonRule(reason).name} until`}
      value={text}
      // Comes before the change, which does not hand its event on.
      onInput={(event) => (input.current = event)}
      onChange={change}
      error={error}
    />
  )
}
