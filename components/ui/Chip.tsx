import { Toggle } from '@base-ui/react/toggle'
import type { ReactNode } from 'react'

const TONES = {
  plain: 'bg-raised text-muted',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  wait: 'bg-wait-soft text-wait',
  bad: 'bg-bad-soft text-bad',
}
export type Tone = keyof typeof TONES

/** A word with a meaning: a state, a kind. Takes no click. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-5 max-w-full items-center gap-1 rounded-ui px-1.5 text-caption whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  )
}

interface FilterChipProps {
  pressed: boolean
  onChange: (pressed: boolean) => void
  /** How many there are, shown after the name. */
  count?: number
  children: string
}

/** A filter that is on or off; several may be on. */
export function FilterChip({ pressed, onChange, count, children }: FilterChipProps) {
  return (
    <Toggle
      pressed={pressed}
      onPressedChange={onChange}
      className="inline-flex min-h-8 items-center gap-1 rounded-ui px-2 text-muted hover:bg-raised data-pressed:bg-accent-soft data-pressed:text-accent"
    >
      {children}
      {count !== undefined && <span className="text-caption text-faint tabular-nums">{count}</span>}
    </Toggle>
  )
}
