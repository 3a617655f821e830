import { Download } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Button } from '../../ui/Button'

interface ReportBlockProps {
  title: string
  /** What the numbers say, in a sentence. */
  line?: ReactNode
  /** Choices of what is shown. */
  tools?: ReactNode
  /** How the numbers are worked out, in words. */
  formula: ReactNode
  /** Gives the table as a file; absent where there is none. */
  onDownload?: () => void
  children: ReactNode
}

/** One report: its title and line, the table, and how it is worked out. */
export function ReportBlock({ title, line, tools, formula, onDownload, children }: ReportBlockProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id={id} className="text-lead font-semibold">
            {title}
          </h2>
          {line && (
            <p className="max-w-3xl text-pretty text-muted tabular-nums first-letter:uppercase">{line}</p>
          )}
        </div>
        {onDownload && (
          <Button onClick={onDownload}>
            <Download aria-hidden size={16} />
            Download as CSV
          </Button>
        )}
      </div>
      {tools && <div className="-ml-2 flex flex-wrap items-center gap-x-4 gap-y-1">{tools}</div>}
      {children}
      <details className="group max-w-3xl">
        <summary className="inline-flex min-h-8 items-center rounded-ui text-accent underline-offset-2 hover:underline">
          How this is worked out
        </summary>
        <div className="flex flex-col gap-2 py-1 text-pretty text-muted">{formula}</div>
      </details>
    </section>
  )
}
