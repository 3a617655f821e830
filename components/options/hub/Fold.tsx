import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface FoldProps {
  title: ReactNode
  /** Stands at the end of the line: a count, a time. */
  end?: ReactNode
  children: ReactNode
}

/** A line that opens to show more. */
export function Fold({ title, end, children }: FoldProps) {
  return (
    <details className="group">
      <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-ui hover:bg-raised [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          className="shrink-0 text-muted transition-transform duration-100 group-open:rotate-90"
        />
        <span className="min-w-0 flex-1 py-1.5 break-words">{title}</span>
        {end && <span className="shrink-0 pr-1 text-caption text-muted tabular-nums">{end}</span>}
      </summary>
      <div className="pb-2 pl-[22px]">{children}</div>
    </details>
  )
}
