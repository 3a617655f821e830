import { Check, ChevronRight, CircleHelp, Minus } from 'lucide-react'
import { useId, useState } from 'react'
import type { CriterionReading, DefinitionReading } from '../../../lib/domain/definition/definition-reading'
import { DayTime } from '../../ui/DayTime'

/** Which version of the definition holds, how much of it this lead meets, and on asking by which facts. */
export function DefinitionLine({ definition }: { definition: DefinitionReading }) {
  const [open, setOpen] = useState(false)
  const list = useId()
  const { version, isMet, anyOf, criteria } = definition
  const met = criteria.filter((each) => each.outcome === 'met').length
  return (
    <div className="mt-1">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
        className="-mx-1 flex min-h-8 items-center gap-1.5 rounded-ui px-1 text-left hover:bg-raised"
      >
        <ChevronRight
          aria-hidden
          size={16}
          className={`shrink-0 text-muted transition-transform duration-100 ${open ? 'rotate-90' : ''}`}
        />
        <span>
          Definition v{version}: <span className="font-medium">{isMet ? 'met' : 'not met'}</span>
          <span className="text-muted">
            {', '}
            {met} of {criteria.length}
            {anyOf && ', one is enough'}
          </span>
        </span>
      </button>
      {open && (
        <ul id={list} aria-label={`Criteria of definition v${version}`} className="pb-1">
          {criteria.map((criterion, i) => (
            <Criterion key={i} criterion={criterion} />
          ))}
        </ul>
      )}
    </div>
  )
}

const MARKS = {
  met: { icon: Check, look: 'text-good', words: 'Met:' },
  notMet: { icon: Minus, look: 'text-muted', words: 'Not met:' },
  unknown: { icon: CircleHelp, look: 'text-muted', words: 'Not known:' },
}

function Criterion({ criterion: { words, outcome, facts } }: { criterion: CriterionReading }) {
  const { icon: Icon, look, words: mark } = MARKS[outcome]
  return (
    <li className="flex items-start gap-1.5 py-0.5">
      <Icon role="img" aria-label={mark} size={16} className={`mt-px shrink-0 ${look}`} />
      <span className="min-w-0 flex-1 break-words">
        <bdi>{words}</bdi>
        {facts.map((fact, i) => (
          <span key={i} className="block text-caption text-muted">
            <bdi>{fact.words}</bdi>
            {fact.at !== undefined && (
              <>
                {' · '}
                <DayTime at={fact.at} />
              </>
            )}
          </span>
        ))}
        {outcome === 'unknown' && facts.length === 0 && (
          <span className="block text-caption text-muted">Nothing is known of it.</span>
        )}
      </span>
    </li>
  )
}
