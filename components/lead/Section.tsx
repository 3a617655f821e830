import { useId, type ReactNode } from 'react'

interface SectionProps {
  title: string
  titleHidden?: boolean
  /** At the end of the title's line. */
  aside?: ReactNode
  children: ReactNode
}

/** A part of the panel with its title. */
export function Section({ title, titleHidden, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line px-4 py-2 first:border-t-0">
      <div className={titleHidden ? 'sr-only' : 'flex min-h-8 items-center justify-between gap-2'}>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
