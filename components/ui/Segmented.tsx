import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'

interface SegmentedProps<Value extends string> {
  /** What is chosen, for a screen reader. */
  label: string
  options: readonly { value: Value; label: string; count?: number }[]
  value: Value
  onChange: (value: Value) => void
}

/** One of two to four short options, all in sight. */
export function Segmented<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className="inline-flex"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.count === undefined ? option.label : `${option.label}, ${option.count}`}
          className="inline-flex min-h-8 items-center gap-1 rounded-ui px-2 whitespace-nowrap text-muted hover:text-text data-checked:bg-accent-soft data-checked:font-medium data-checked:text-accent"
        >
          {option.label}
          {option.count !== undefined && (
            <span className="text-caption font-normal tabular-nums">{option.count}</span>
          )}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
