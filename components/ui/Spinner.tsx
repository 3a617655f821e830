/** Sixteen pixels of "wait". With a label it is read out; without, the place around it must say so. */
export function Spinner({ label }: { label?: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-muted" role={label ? 'status' : undefined}>
      <svg aria-hidden viewBox="0 0 16 16" className="size-4 animate-spin" fill="none" stroke="currentColor">
        <circle cx="8" cy="8" r="6" strokeWidth="2" className="opacity-25" />
        <path d="M8 2a6 6 0 0 1 6 6" strokeWidth="2" strokeLinecap="round" />
      </svg>
      {label}
    </span>
  )
}
