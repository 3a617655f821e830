import type { DefinitionTrial } from '../../../lib/domain/definition/definition-trial'
import { counted } from '../../ui/counted'
import { someWords } from './definition-words'

/** Which stored leads a rule adds or takes away, against the one in force. */
export function ChangeLine({ change: { gained, lost } }: { change: NonNullable<DefinitionTrial['change']> }) {
  if (gained.count + lost.count === 0)
    return <p className="text-muted">The same leads as by the version in force.</p>
  return (
    <ul aria-label="What changes" className="mt-1">
      {gained.count > 0 && (
        <li className="text-pretty break-words">
          Adds {counted(gained.count, 'lead')}: <bdi className="text-muted">{someWords(gained)}</bdi>
        </li>
      )}
      {lost.count > 0 && (
        <li className="text-pretty break-words">
          Takes away {counted(lost.count, 'lead')}: <bdi className="text-muted">{someWords(lost)}</bdi>
        </li>
      )}
    </ul>
  )
}
