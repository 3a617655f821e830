import { useEffect, useRef, type ReactNode } from 'react'

interface PageHeadProps {
  /** The number, before all else: "3 new". */
  number: ReactNode
  /** Its line: "of 27 verdicts". */
  line?: ReactNode
  /** Buttons at the end of the row. */
  children?: ReactNode
  /** Take the focus: the person came here from another page of the house. */
  focus: boolean
}

/** The head of a page: a number first, then its line. */
export function PageHead({ number, line, children, focus }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) heading.current?.focus({ preventScroll: true })
  }, [focus])
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h1 ref={heading} tabIndex={-1} className="text-title outline-none">
        <span className="font-semibold tabular-nums">{number}</span>
        {line && ' '}
        {line && <span className="text-muted tabular-nums">{line}</span>}
      </h1>
      {children && <div className="flex items-center gap-2">{children}</div>}
    </div>
  )
}
