import { Field } from '@base-ui/react/field'
import { dayEnd, dayStart, dayText } from '../../lib/domain/calendar-day'
import { FIELD } from './field-look'
import { FieldFrame, type FieldWords } from './TextField'

interface DateFieldProps extends FieldWords {
  /** A moment of the chosen day, ms; undefined where none is. */
  value: number | undefined
  onChange: (at: number | undefined) => void
  /** Which moment of the day is meant: its first (default) or its last millisecond. */
  moment?: 'start' | 'end'
  /** The first day that may be chosen, ms. */
  min?: number
}

/** One day, in the browser's own date field. Emptying it means no day. */
export function DateField({ label, labelHidden, hint, error, value, onChange, moment, min }: DateFieldProps) {
  return (
    <FieldFrame {...{ label, labelHidden, hint, error }}>
      <Field.Control
        type="date"
        className={`h-8 ${FIELD}`}
        value={value === undefined ? '' : dayText(value)}
        min={min === undefined ? undefined : dayText(min)}
        max="9999-12-31"
        onValueChange={(text) => onChange(moment === 'end' ? dayEnd(text) : dayStart(text))}
      />
    </FieldFrame>
  )
}
