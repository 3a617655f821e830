import { Progress as Base } from '@base-ui/react/progress'

interface ProgressProps {
  label: string
  /** From 0 to `max`; null where the end is not known. */
  value: number | null
  max?: number
  /** What to say instead of a percentage: "4,200 of 10,000 rows". */
  words?: string
}

/** How far a long work is, as a line and in words. */
export function Progress({ label, value, max = 100, words }: ProgressProps) {
  return (
    <Base.Root value={value} max={max} getAriaValueText={words ? () => words : undefined}>
      <div className="mb-1 flex justify-between gap-4">
        <Base.Label>{label}</Base.Label>
        {words ? <span className="text-muted tabular-nums">{words}</span> : <Percent />}
      </div>
      <Base.Track className="block h-1 overflow-hidden rounded-ui bg-line">
        <Base.Indicator className="block h-full bg-accent transition-[width] duration-100 data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </Base.Track>
    </Base.Root>
  )
}

function Percent() {
  return <Base.Value className="text-muted tabular-nums" />
}
