interface SwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** On or off, at once and with nothing to save. */
export function Switch({ label, checked, onChange }: SwitchProps) {
  const track = checked ? 'justify-end border-accent bg-accent' : 'border-edge bg-ground'
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      onClick={() => onChange(!checked)}
      className={`inline-flex min-h-8 items-center gap-2 rounded-ui whitespace-nowrap hover:text-text ${checked ? '' : 'text-muted'}`}
    >
      <span aria-hidden className={`flex h-4 w-7 items-center rounded-full border px-px ${track}`}>
        <span className={`size-3 rounded-full ${checked ? 'bg-on-accent' : 'bg-edge'}`} />
      </span>
      {label}
    </button>
  )
}
