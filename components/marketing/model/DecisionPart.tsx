import { useState } from 'react'
import type { JourneyReport } from '../../../lib/domain/learning/learn-journey'
import type { ModelBook } from '../../../lib/domain/model-version'
import type { LearningView } from '../../../lib/messages/model-view'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { TextField } from '../../ui/TextField'
import { useSettings } from '../house-queries'
import { useDecide } from './model-queries'

interface DecisionPartProps {
  learning: LearningView
  report: JourneyReport
  book: ModelBook
  decided: boolean
}

/** Whether the new points are offered and why; where they are, a marketer accepts or refuses them by name. */
export function DecisionPart({ learning, report, book, decided }: DecisionPartProps) {
  const { offered, reason } = report.proposal
  const isOld = book.inForce !== learning.base
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="text-lead font-semibold">
          {offered ? 'New points are offered' : 'No new points are offered'}
        </h3>
        <p className="text-pretty">{reason}</p>
      </div>
      {offered && decided && <p className="text-muted">Decided: see below.</p>}
      {offered && !decided && isOld && (
        <p className="text-muted">
          Version {book.inForce} came into force since. Learn again to hold new points against it.
        </p>
      )}
      {offered && !decided && !isOld && <DecisionForm learningId={learning.id} next={nextOf(book)} />}
    </div>
  )
}

function nextOf({ versions }: ModelBook): number {
  return Math.max(...versions.map(({ version }) => version)) + 1
}

function DecisionForm({ learningId, next }: { learningId: string; next: number }) {
  const member = useSettings().data?.member ?? ''
  const [typed, setTyped] = useState<string>()
  const [why, setWhy] = useState('')
  const deciding = useDecide()
  const by = (typed ?? member).trim()
  const isRefusing = deciding.isPending && deciding.variables.why !== undefined
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-2 sm:grid-cols-2">
        <TextField label="Decided by" value={typed ?? member} maxLength={320} onChange={setTyped} />
        <TextField label="Why, if you refuse" value={why} maxLength={500} onChange={setWhy} />
      </div>
      {deciding.error && <ErrorNote>{errorWords(deciding.error, 'The decision was not saved.')}</ErrorNote>}
      <div className="flex flex-wrap gap-2">
        <Button
          look="accent"
          pending={deciding.isPending && !isRefusing}
          disabled={!by || isRefusing}
          onClick={() => deciding.mutate({ learningId, by })}
        >
          {`Accept as version ${next}`}
        </Button>
        <Button
          pending={isRefusing}
          disabled={!by || !why.trim() || deciding.isPending}
          onClick={() => deciding.mutate({ learningId, by, why: why.trim() })}
        >
          Refuse
        </Button>
      </div>
    </div>
  )
}
