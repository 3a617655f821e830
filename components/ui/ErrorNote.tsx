import { CircleAlert } from 'lucide-react'
import { Button } from './Button'

interface ErrorNoteProps {
  /** What happened and what to do: "The worker did not answer. Try again." */
  children: string
  onRetry?: () => void
  retryLabel?: string
}

/** Says at its place what did not work. Read out at once. */
export function ErrorNote({ children, onRetry, retryLabel = 'Try again' }: ErrorNoteProps) {
  return (
    <div role="alert" className="flex items-start gap-2 rounded-ui bg-bad-soft px-3 py-2 text-bad">
      <CircleAlert aria-hidden size={16} className="mt-px shrink-0" />
      <p className="min-w-0 flex-1 break-words">{children}</p>
      {onRetry && (
        <Button look="link" className="-my-1.5 text-bad" onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </div>
  )
}
