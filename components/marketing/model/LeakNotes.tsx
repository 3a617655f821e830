import { TriangleAlert } from 'lucide-react'
import type { TouchLeak } from '../../../lib/domain/learning/touch-leaks'
import { kindWords } from './model-words'

/** Touchpoints that seem to be written by sales once the outcome is known. Nothing where there are none. */
export function LeakNotes({ leaks }: { leaks: readonly TouchLeak[] }) {
  if (leaks.length === 0) return null
  return (
    <div role="note" aria-label="Suspected leaks" className="rounded-ui bg-wait-soft px-3 py-2">
      <p className="flex items-start gap-2 font-medium text-wait">
        <TriangleAlert aria-hidden size={16} className="mt-px shrink-0" />
        Perhaps written after the fact
      </p>
      <ul className="mt-1">
        {leaks.map(({ type, reasons }) => (
          <li key={type} className="text-pretty break-words tabular-nums">
            <span className="font-medium">{kindWords(type)}</span>: {reasons.join('; ')}.
          </li>
        ))}
      </ul>
      <p className="mt-1 text-pretty text-muted">
        What sales notes with the outcome does not foretell it. Look at how these come in before you accept
        points for them.
      </p>
    </div>
  )
}
