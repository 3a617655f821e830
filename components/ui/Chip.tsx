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
