import type { DisputeTally } from '../../../lib/domain/dispute-tally'
import { STAGE_NAMES } from '../../../lib/domain/stage-names'
import { counted } from '../../ui/counted'
import { hashOf } from '../route'
import { versionWords } from './model-words'

/** What reps say against the computed stages, in counts. */
export function DisputeCounts({ tally }: { tally: DisputeTally }) {
  return (
    <section aria-labelledby="model-disputes" className="flex flex-col gap-1">
      <h2 id="model-disputes" className="text-lead font-semibold">
        What reps dispute
      </h2>
      {tally.disputes === 0 ? (
        <p className="text-muted">No stage is disputed. A rep disputes one with “Not so?” in the panel.</p>
      ) : (
        <>
          <p className="tabular-nums">
            Of {counted(tally.disputes, 'dispute')}, {directionWords(tally)}.{' '}
            <a className="text-accent underline-offset-2 hover:underline" href={hashOf({ page: 'disputes' })}>
              Read them
            </a>
          </p>
          <ul aria-label="Disputes by stage">
            {tally.byStage.map(({ stage, ...line }) => (
              <li key={stage} className="border-b border-line py-1.5 tabular-nums last:border-b-0">
                {`Computed ${STAGE_NAMES[stage]}, ${counted(line.disputes, 'dispute')}: ${directionWords(line)}`}
              </li>
            ))}
          </ul>
          <p className="text-caption text-muted tabular-nums">
            {tally.byVersion
              .map(({ modelVersion, disputes }) => `${disputes} against ${versionWords(modelVersion)}`)
              .join(' · ')}
          </p>
        </>
      )}
    </section>
  )
}

/** "5 say the lead is further, 1 less far". */
function directionWords({ further, lessFar }: Pick<DisputeTally, 'further' | 'lessFar'>): string {
  const says = (n: number) => (n === 1 ? '1 says' : `${n} say`)
  if (lessFar === 0 && further === 0) return 'none names another stage'
  if (lessFar === 0) return `${says(further)} the lead is further`
  if (further === 0) return `${says(lessFar)} the lead is less far`
  return `${says(further)} the lead is further, ${lessFar} less far`
}
