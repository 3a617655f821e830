import { X } from 'lucide-react'
import { isLeadField, LEAD_FIELDS, leadFieldWords } from '../../../lib/domain/definition/lead-subject'
import type { Condition, FieldTest, TouchTest } from '../../../lib/domain/definition/rule'
import { meaningWords } from '../../../lib/domain/definition/rule-words'
import { IconButton } from '../../ui/IconButton'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { TokenField } from '../../ui/TokenField'
import { TouchFields } from './TouchFields'

interface CriterionFieldsProps {
  criterion: Condition
  /** Its place, from 1, for screen readers. */
  place: number
  onChange: (criterion: Condition) => void
  onRemove: () => void
}

/** One criterion in fields: what of the lead is compared, or which touches are counted. */
export function CriterionFields({ criterion, place, onChange, onRemove }: CriterionFieldsProps) {
  return (
    <li
      aria-label={`Criterion ${place}`}
      className="flex items-start gap-2 border-b border-line py-3 last:border-b-0"
    >
      <div className="min-w-0 flex-1">
        {'field' in criterion ? (
          <FieldFields test={criterion} onChange={onChange} />
        ) : 'touches' in criterion ? (
          <TouchFields test={criterion} onChange={onChange} />
        ) : (
          <p className="py-1.5 text-pretty break-words">
            {meaningWords(criterion, leadFieldWords)}
            <span className="block text-caption text-muted">
              Made of several. To change it, remove it and add it anew.
            </span>
          </p>
        )}
      </div>
      <IconButton label={`Remove criterion ${place}`} icon={X} onClick={onRemove} />
    </li>
  )
}

const OPS = [
  { value: 'in', label: 'is' },
  { value: 'not in', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'known', label: 'is known' },
  { value: 'unknown', label: 'is not known' },
] as const
type FormOp = (typeof OPS)[number]['value']

function FieldFields({ test, onChange }: { test: FieldTest; onChange: (test: Condition) => void }) {
  const { op, values } = formOf(test)
  const own = isLeadField(test.field) ? [] : [{ value: test.field, label: test.field }]
  const fields = [
    ...Object.entries(LEAD_FIELDS).map(([value, label]) => ({ value, label: String(label) })),
    ...own,
  ]
  const put = (part: Partial<{ field: string; op: FormOp; values: string[] }>) =>
    onChange(testOf({ field: test.field, op, values, ...part }))
  return (
    <div className="grid gap-2 sm:grid-cols-[10rem_8rem_minmax(0,1fr)]">
      <Select
        label="Field"
        labelHidden
        options={fields}
        value={test.field}
        onChange={(field) => put({ field })}
      />
      <Select
        label="Comparison"
        labelHidden
        options={OPS}
        value={op}
        onChange={(next) => put({ op: next })}
      />
      {(op === 'in' || op === 'not in') && (
        <TokenField
          label="Values"
          labelHidden
          values={values}
          placeholder="One or several; Enter adds one"
          onChange={(next) => put({ values: next })}
        />
      )}
      {op === 'contains' && (
        <TextField
          label="Part"
          labelHidden
          value={values[0] ?? ''}
          maxLength={200}
          onChange={(part) => put({ values: [part] })}
        />
      )}
    </div>
  )
}

/** A comparison as the form shows it. What it cannot show (numbers, yes and no) it shows as text. */
function formOf(test: FieldTest): { op: FormOp; values: string[] } {
  if (!('value' in test)) return { op: test.op, values: [] }
  const values = [test.value].flat().map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))) // prettier-ignore
  if (test.op === 'contains') return { op: 'contains', values }
  return { op: test.op === '!=' || test.op === 'not in' ? 'not in' : 'in', values }
}

function testOf({ field, op, values }: { field: string; op: FormOp; values: string[] }): FieldTest {
  if (op === 'known' || op === 'unknown') return { field, op }
  if (op === 'contains') return { field, op, value: values[0] ?? '' }
  return { field, op, value: field === 'optOut' ? values.map(yesOrNo) : values }
}

function yesOrNo(text: string): string | boolean {
  const word = text.toLowerCase()
  return word === 'yes' ? true : word === 'no' ? false : text
}

/** A criterion to begin with, not filled in yet. */
export const NEW_FIELD: FieldTest = { field: 'industry', op: 'in', value: [] }
export const NEW_TOUCHES: TouchTest = { touches: [], atLeast: 1, withinDays: 30 }
