import { useState } from 'react'
import type { WorkspaceSummary } from '../../lib/messages/house-to-worker'
import { errorWords } from '../lead/error-words'
import { Button, type ButtonLook } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ErrorNote } from '../ui/ErrorNote'
import { useToast } from '../ui/Toast'
import { useRemoveSample } from './sample-queries'
import { summaryWords } from './summary-words'

interface RemoveSampleProps {
  summary: WorkspaceSummary
  look: ButtonLook
  label: string
}

/** The button that takes the sample workspace away, after a question that names what is there. */
export function RemoveSample({ summary, look, label }: RemoveSampleProps) {
  const [asking, setAsking] = useState(false)
  const tell = useToast()
  const removing = useRemoveSample((left) => {
    setAsking(false)
    tell(`Sample workspace removed. Left: ${summaryWords(left)}.`)
  })
  return (
    <>
      <Button look={look} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Remove the sample workspace?"
        description={`In this browser now: ${summaryWords(summary)}. Everything the sample brought goes, with the verdicts and sends on it. What you imported or added stays.`}
        foot={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Keep it
            </Button>
            <Button look="bad" pending={removing.isPending} onClick={() => removing.mutate()}>
              Remove
            </Button>
          </>
        }
      >
        {removing.error && (
          <ErrorNote>{errorWords(removing.error, 'The sample workspace could not be removed.')}</ErrorNote>
        )}
      </Dialog>
    </>
  )
}
