import type { Condition, TouchTest } from '../../../lib/domain/definition/rule'
import { TOUCHPOINT_TYPES } from '../../../lib/domain/touchpoint'
import { typeName } from '../../../lib/domain/touchpoint-names'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { TokenField, type EntryRead } from '../../ui/TokenField'

const NAMES = TOUCHPOINT_TYPES.map(typeName)
const BOUNDS = [
  { value: 'atLeast', label: 'at least' },
  { value: 'atMost', label: 'at most' },
] as const

/** Touches counted: which kinds, how many, within how many days. */
export function TouchFields({ test, onChange }: { test: TouchTest; onChange: (test: Condition) => void }) {
  const { touches, atLeast, atMost, withinDays } = test
  const bound = atMost === undefined ? 'atLeast' : 'atMost'
  const count = atLeast ?? atMost ?? 1
  const put = (part: {
    touches?: TouchTest['touches']
    bound?: typeof bound
    count?: number
    days?: number
  }) => {
    const next = { touches, bound, count, days: withinDays, ...part }
    const least = next.bound === 'atLeast' ? 1 : 0
    onChange({
      touches: next.touches,
      [next.bound]: Math.max(least, next.count),
      ...(next.days ? { withinDays: next.days } : {}),
    })
  }
  return (
    <div className="grid gap-2">
      <TokenField
        label="Touchpoints"
        labelHidden
        values={touches.map(typeName)}
        offers={NAMES}
        placeholder="A kind of touchpoint, such as Pricing page; Enter adds it"
        read={readName}
        onChange={(names) =>
          put({ touches: TOUCHPOINT_TYPES.filter((type) => names.includes(typeName(type))) })
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label="At least or at most"
          labelHidden
          options={BOUNDS}
          value={bound}
          onChange={(next) => put({ bound: next })}
          className="w-24"
        />
        <NumberField label="How often" value={count} onChange={(next) => put({ count: next ?? 0 })} />
        <span>times within</span>
        <NumberField label="Days" value={withinDays} onChange={(days) => put({ days })} />
        <span>days</span>
        {withinDays === undefined && <span className="text-muted">(empty: ever)</span>}
      </div>
    </div>
  )
}

interface NumberFieldProps {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

function NumberField({ label, value, onChange }: NumberFieldProps) {
  return (
    <div className="w-16">
      <TextField
        label={label}
        labelHidden
        inputMode="numeric"
        maxLength={4}
        value={value === undefined ? '' : String(value)}
        onChange={(text) => {
          const digits = text.replace(/\D/g, '')
          onChange(digits === '' ? undefined : Number(digits))
        }}
      />
    </div>
  )
}

function readName(entry: string): EntryRead {
  const name = NAMES.find((each) => each.toLowerCase() === entry.toLowerCase())
  return name ? { value: name } : { problem: 'No touchpoint is called so. Choose one of the list.' }
}
