import { useState } from 'react'
import type { ModelBook } from '../../../lib/domain/model-version'
import type { LearningView } from '../../../lib/messages/model-view'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { counted, numberWords } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'
import { ErrorNote } from '../../ui/ErrorNote'
import { Progress } from '../../ui/Progress'
import { Select } from '../../ui/Select'
import { DecisionList } from './DecisionList'
import { DecisionPart } from './DecisionPart'
import { LeakNotes } from './LeakNotes'
import type { LearnProgress } from './learn-client'
import { LearnedReport } from './LearnedReport'
import { useLearning } from './use-learning'

const HORIZONS = [30, 60, 90, 180, 365].map((days) => ({ value: String(days), label: `${days} days` }))

/** Learning points from the workspace's own outcomes: to start, to read how it went, and to decide on. */
export function LearnPart({ learning, book }: { learning: LearningView | undefined; book: ModelBook }) {
  const { progress, error, start, cancel } = useLearning()
  const [horizon, setHorizon] = useState('90')
  return (
    <section aria-labelledby="model-learn" className="flex flex-col gap-3">
      <div>
        <h2 id="model-learn" className="text-lead font-semibold">
          Learn from outcomes
        </h2>
        <p className="max-w-2xl text-pretty text-muted">
          Learns from the earlier 70% of what happened which touchpoints came before a won deal, and tries the
          new points on the last 30%. Points that lose there are not offered, and none comes into force by
          itself.
        </p>
      </div>
      {progress ? (
        <div className="flex max-w-md items-end gap-3">
          <div className="min-w-0 flex-1">
            <ProgressLine progress={progress} />
          </div>
          <Button onClick={cancel}>Cancel</Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label="Won within"
            options={HORIZONS}
            value={horizon}
            onChange={setHorizon}
            className="w-32"
          />
          <Button onClick={() => start(Number(horizon))}>
            {learning ? 'Learn again' : 'Learn from outcomes'}
          </Button>
        </div>
      )}
      {error !== undefined && (
        <ErrorNote>{errorWords(error, 'The outcomes were not learned from.')}</ErrorNote>
      )}
      {learning && <Learned learning={learning} book={book} />}
      <DecisionList decisions={book.decisions} />
    </section>
  )
}

function ProgressLine({ progress }: { progress: LearnProgress }) {
  if (progress.kind === 'reckoning')
    return <Progress label="Trying points" value={null} words={counted(progress.steps, 'step')} />
  const { done, of } = progress
  return (
    <Progress
      label="Reading leads"
      value={of > 0 ? done : null}
      max={Math.max(1, of)}
      words={of > 0 ? `${numberWords(done)} of ${numberWords(of)}` : ' '}
    />
  )
}

function Learned({ learning, book }: { learning: LearningView; book: ModelBook }) {
  const { result, at, base, decided } = learning
  const { report, lacking } = result
  return (
    <div className="flex flex-col gap-4 rounded-ui border border-line px-4 py-3">
      <p className="text-caption text-muted tabular-nums">
        Learned <DayTime at={at} form="dayTime" /> over version {base}: {counted(result.leads, 'lead')},{' '}
        {numberWords(result.closed)} with an outcome, {numberWords(result.won)} won.
      </p>
      {lacking.length > 0 && (
        <div role="note" aria-label="What is missing">
          <h3 className="font-semibold">Nothing was learned</h3>
          {lacking.map((words) => (
            <p key={words} className="text-pretty tabular-nums">
              {words}
            </p>
          ))}
        </div>
      )}
      {report && (
        <>
          <DecisionPart learning={learning} report={report} book={book} decided={decided} />
          <LeakNotes leaks={result.leaks} />
          <LearnedReport result={result} report={report} base={base} />
        </>
      )}
      {!report && <LeakNotes leaks={result.leaks} />}
    </div>
  )
}
