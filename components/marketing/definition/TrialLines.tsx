import type { DefinitionTrial, TrialLine } from '../../../lib/domain/definition/definition-trial'
import { leadFieldWords } from '../../../lib/domain/definition/lead-subject'
import { criteriaOf, kindOf, type Condition } from '../../../lib/domain/definition/rule'
import { conditionWords } from '../../../lib/domain/definition/rule-words'
import { coverageWords, liftWords, metWords, precisionWords, recallWords } from './definition-words'

/** A rule read out, a criterion a line, with how many leads meet each and what sales said of these. */
export function RuleLines({ rule, trial }: { rule: Condition; trial: DefinitionTrial | undefined }) {
  const criteria = criteriaOf(rule)
  return (
    <div>
      {criteria.length > 1 && (
        <p className="text-muted">
          {'any' in rule ? 'One of these is enough:' : 'All of these are asked for:'}
        </p>
      )}
      <ul aria-label="Criteria">
        {criteria.map((criterion, i) => (
          <li
            key={i}
            className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2 last:border-b-0"
          >
            <span className="min-w-48 flex-1 text-pretty break-words">
              {conditionWords(criterion, leadFieldWords)}
              <span className="text-caption text-muted"> · {kindOf(criterion)}</span>
            </span>
            <Counts line={trial?.criteria[i]} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Counts({ line }: { line: TrialLine | undefined }) {
  if (!line) return null
  const known = [precisionWords(line, true), liftWords(line)].filter(Boolean).join(' · ')
  return (
    <span className="w-full text-muted tabular-nums sm:w-auto sm:text-right">
      {metWords(line)} now
      {known && <span className="block text-caption">{known}</span>}
    </span>
  )
}

/** How the whole rule does: a number first, then what sales said, and of how many that is known. */
export function WholeLine({ line }: { line: TrialLine }) {
  const parts = [precisionWords(line), liftWords(line), recallWords(line)].filter(Boolean)
  return (
    <div>
      <p className="text-lead tabular-nums">
        <strong className="font-semibold">{metWords(line)}</strong> meet it now
      </p>
      <p className="text-pretty text-muted tabular-nums">
        {[...parts, ...(line.met > 0 ? [coverageWords(line)] : [])].join(' · ')}
      </p>
      {parts.length > 0 && (
        <p className="text-pretty text-caption text-muted">
          A lead with a verdict counts by what it had done when the verdict was given, the others as of now.
          Fields count as they are now.
        </p>
      )}
    </div>
  )
}
