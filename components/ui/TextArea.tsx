import { Field } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { FIELD } from './field-look'
import { FieldFrame, type FieldWords } from './TextField'

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'className'>, FieldWords {
  value: string
  onChange: (value: string) => void
}

/** Text of several lines; grows with what is written, up to about ten lines. */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  onChange,
  rows = 2,
  value,
  ...rest
}: TextAreaProps) {
  return (
    <FieldFrame {...{ label, labelHidden, hint, error }}>
      <Field.Control
        value={value}
        onValueChange={onChange}
        render={
          <textarea
            rows={rows}
            dir="auto"
            className={`field-sizing-content max-h-48 min-h-14 resize-y py-1.5 ${FIELD}`}
            {...rest}
          />
        }
      />
    </FieldFrame>
  )
}
