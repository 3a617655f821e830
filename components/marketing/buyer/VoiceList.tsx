import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { errorWords } from '../../lead/error-words'
import { numberWords } from '../../ui/counted'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Segmented } from '../../ui/Segmented'
import { Spinner } from '../../ui/Spinner'
import { FirstRun } from '../FirstRun'
import { useVoice } from './buyer-queries'
import { VoiceRow } from './VoiceRow'

type Choice = 'all' | 'gaps'

/** What buyers ask and object to, most leads first; a gap is what no asset ever answered. */
export function VoiceList() {
  const { data: voice, error, refetch } = useVoice()
  const [choice, setChoice] = useState<Choice>('all')
  if (error)
    return (
      <div className="py-4">
        <ErrorNote onRetry={() => void refetch()}>
          {errorWords(error, 'What buyers say could not be read.')}
        </ErrorNote>
      </div>
    )
  if (!voice) return <Spinner label="Reading what buyers say" />
  if (voice.total === 0)
    return (
      <>
        <EmptyState
          icon={MessagesSquare}
          title="What buyers say arrives here"
          text="A rep writes down a question or an objection beside the lead in the panel."
        />
        <FirstRun />
      </>
    )
  const lines = choice === 'gaps' ? voice.lines.filter(({ isGap }) => isGap) : voice.lines
  return (
    <>
      <div className="-mx-2 py-2">
        <Segmented<Choice>
          label="Show"
          options={[
            { value: 'all', label: 'All', count: voice.total },
            { value: 'gaps', label: 'Gaps', count: voice.gaps },
          ]}
          value={choice}
          onChange={setChoice}
        />
      </div>
      {lines.length === 0 ? (
        <p className="py-4 text-muted">None: an asset answered every line at least once.</p>
      ) : (
        <ul aria-label="Questions and objections" className="max-w-3xl">
          {lines.map((line) => (
            <VoiceRow key={line.text} line={line} />
          ))}
        </ul>
      )}
      {voice.total > voice.lines.length && (
        <p className="py-3 text-muted">The first {numberWords(voice.lines.length)} are shown.</p>
      )}
    </>
  )
}
