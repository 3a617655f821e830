import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check } from 'lucide-react'

interface CheckboxProps {
  label: string
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Something that is so or not. The whole line takes the click. */
export function Checkbox({ label, hint, checked, onChange }: CheckboxProps) {
  return (
    <label className="flex min-h-8 items-start gap-2 py-1.5">
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        className="mt-px grid size-4 shrink-0 place-items-center rounded-[4px] border border-edge bg-ground data-checked:border-accent data-checked:bg-accent"
      >
        <Base.Indicator className="text-on-accent">
          <Check aria-hidden size={12} strokeWidth={3} />
        </Base.Indicator>
      </Base.Root>
      <span>
        {label}
        {hint && <span className="block text-caption text-muted">{hint}</span>}
      </span>
    </label>
  )
}
