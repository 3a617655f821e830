import { Field } from '@base-ui/react/field'
import type { ComponentProps, ReactNode } from 'react'
import { FIELD } from './field-look'

export interface FieldWords {
  label: string
  /** The label is for screen readers only: the place makes it plain. */
  labelHidden?: boolean
  hint?: string
  /** What is wrong and how to put it right. */
  error?: string
}

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'className'>, FieldWords {
  value: string
  onChange: (value: string) => void
}

/** One line of text. */
export function TextField({ label, labelHidden, hint, error, onChange, ...rest }: TextFieldProps) {
  return (
    <FieldFrame {...{ label, labelHidden, hint, error }}>
      <Field.Control
        className={`h-8 ${FIELD}`}
        dir="auto"
        autoComplete="off"
        {...(rest as ComponentProps<typeof Field.Control>)}
        onValueChange={onChange}
      />
    </FieldFrame>
  )
}

/** Label above, hint or error below: the same for every field. */
export function FieldFrame({
  label,
  labelHidden,
  hint,
  error,
  children,
}: FieldWords & { children: ReactNode }) {
  return (
    <Field.Root invalid={Boolean(error)} className="flex min-w-0 flex-col gap-1">
      <Field.Label className={labelHidden ? 'sr-only' : 'text-caption text-muted'}>{label}</Field.Label>
      {children}
      {hint && !error && <Field.Description className="text-caption text-muted">{hint}</Field.Description>}
      <Field.Error match={Boolean(error)} className="text-caption text-bad">
        {error}
      </Field.Error>
    </Field.Root>
  )
}
