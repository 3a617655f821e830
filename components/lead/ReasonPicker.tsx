import { Toggle } from '@base-ui/react/toggle'
import { Ban, Clock } from 'lucide-react'
import { useState } from 'react'
import { reasonRule, REASONS, type Reason, type Verdict } from '../../lib/domain/verdict-words'
import { Button } from '../ui/Button'
import { useSeen, type Consent } from './use-seen'

interface ReasonPickerProps {
  verdict: Verdict
  reason?: Reason
  onPick: (consent: Consent, reason: Reason | undefined) => void
}

const ALL = Object.keys(REASONS) as Reason[]
const LASTING = ALL.filter((reason) => reasonRule(reason).permanent)
const PASSING = ALL.filter((reason) => !reasonRule(reason).permanent)

/** Why. "Not yet" offers first what may pass, "Bad lead" what will not; the others are one click away. */
export function ReasonPicker({ verdict, reason, onPick }: ReasonPickerProps) {
  const passingFirst = verdict === 'notYet'
  const [both, setBoth] = useState(false)
  const groups = [
    { title: 'May pass', reasons: PASSING },
    { title: 'Will not pass', reasons: LASTING },
  ]
  if (!passingFirst) groups.reverse()
  return (
    <div role="group" aria-label="Why, if you like">
      {groups.slice(0, both ? 2 : 1).map(({ title, reasons }, index) => (
        <div key={title} role="group" aria-label={title}>
          <p aria-hidden className="text-caption text-muted">
            {index === 0 ? `Why, if you like · ${title.toLowerCase()}` : title}
          </p>
          <div className="-ml-2 flex flex-wrap">
            {reasons.map((each) => (
              <ReasonToggle
                key={each}
                reason={each}
                pressed={each === reason}
                onChange={(consent, pressed) => onPick(consent, pressed ? each : undefined)}
              />
            ))}
          </div>
        </div>
      ))}
      {!both && (
        <Button look="link" onClick={() => setBoth(true)}>
          {passingFirst ? 'Reasons that will not pass' : 'Reasons that may pass'}
        </Button>
      )}
    </div>
  )
}

interface ReasonToggleProps {
  reason: Reason
  pressed: boolean
  onChange: (consent: Consent, pressed: boolean) => void
}

/** A clock and amber for what may pass, a bar and red for what will not. */
function ReasonToggle({ reason, pressed, onChange }: ReasonToggleProps) {
  const { watch, when } = useSeen()
  const { name, permanent, days } = reasonRule(reason)
  const Icon = permanent ? Ban : Clock
  const soft = permanent ? 'data-pressed:bg-bad-soft' : 'data-pressed:bg-wait-soft'
  return (
    <Toggle
      ref={watch}
      pressed={pressed}
      onPressedChange={(next, { event }) => when(event, (consent) => onChange(consent, next))}
      className={`inline-flex min-h-8 items-center gap-1.5 rounded-ui px-2 text-left hover:bg-raised data-pressed:font-medium ${soft}`}
    >
      <Icon aria-hidden size={12} className={`shrink-0 ${permanent ? 'text-bad' : 'text-wait'}`} />
      {name}
      {days && <span className="text-caption font-normal text-muted">{days} days</span>}
    </Toggle>
  )
}
