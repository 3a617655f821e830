import { useEffect } from 'react'
import { Button } from '../../ui/Button'
import { numberWords } from '../../ui/counted'
import { Progress } from '../../ui/Progress'
import type { ImportState } from './import-session'

/** An import under way: how far, how fast, and a way to stop. */
export function RunPanel({ state, onCancel }: { state: ImportState; onCancel: () => void }) {
  const { progress, progressAt, total, startedAt, isCancelling } = state
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
  const seconds = Math.max(0.2, (progressAt - startedAt) / 1000)
  const perSecond = Math.round(progress.settled / seconds)
  const share = total === 0 ? 0 : Math.min(100, (50 * (progress.read + progress.settled)) / total)
  return (
    <div className="flex max-w-xl flex-col gap-4 py-6">
      <Progress
        label={isCancelling ? 'Stopping' : progress.settled === 0 ? 'Reading' : 'Importing'}
        value={share}
        words={`${numberWords(progress.settled)} of ${numberWords(total)} rows · ${Math.floor(share)} %`}
      />
      <p className="text-muted tabular-nums">
        {progress.settled === 0
          ? `${numberWords(progress.read)} rows read so far.`
          : `${numberWords(perSecond)} rows a second.`}{' '}
        You can go on working; keep this tab open.
      </p>
      <div>
        <Button onClick={onCancel} pending={isCancelling}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
