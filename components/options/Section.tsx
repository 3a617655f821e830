import { useId, type ReactNode } from 'react'

interface SectionProps {
  title: string
  /** What it is for, in a sentence. */
  text?: ReactNode
  children: ReactNode
}

/** A part of the settings. */
export function Section({ title, text, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t border-line py-6">
      <div>
        <h2 id={id} className="text-lead font-semibold">
          {title}
        </h2>
        {text && <p className="max-w-prose text-pretty text-muted">{text}</p>}
      </div>
      {children}
    </section>
  )
}
