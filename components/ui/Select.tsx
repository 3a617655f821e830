import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { POPUP, POPUP_ITEM } from './popup-look'

interface SelectProps<Value extends string> {
  label: string
  /** The label is for screen readers only. */
  labelHidden?: boolean
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
  /** Stands in the closed field instead of the option's own label. */
  shown?: string
  disabled?: boolean
  className?: string
}

/** One of a list. For two to four short options take `Segmented`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, labelHidden, options, value, onChange, shown, disabled, className = '' } = props
  return (
    <Base.Root
      items={options as { value: Value; label: string }[]}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
    >
      <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
        <Base.Label className={labelHidden ? 'sr-only' : 'text-caption text-muted'}>{label}</Base.Label>
        <Base.Trigger className="flex h-8 w-full min-w-0 items-center justify-between gap-1 rounded-ui border border-edge bg-ground pr-1.5 pl-2 text-left hover:bg-raised data-disabled:opacity-60">
          <Base.Value className="truncate">{shown}</Base.Value>
          <ChevronDown aria-hidden size={16} className="shrink-0 text-muted" />
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={4} collisionPadding={4} alignItemWithTrigger={false} className="z-20">
          <Base.Popup
            className={`max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto ${POPUP}`}
          >
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={POPUP_ITEM}>
                <Base.ItemIndicator className="order-last">
                  <Check aria-hidden size={16} className="text-accent" />
                </Base.ItemIndicator>
                <Base.ItemText className="flex-1">{option.label}</Base.ItemText>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
