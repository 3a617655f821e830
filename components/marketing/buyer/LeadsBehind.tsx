import { useState } from 'react'
import type { LeadBehind } from '../../../lib/domain/buyer-voice'
import { Button } from '../../ui/Button'
import { counted } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'

interface LeadsBehindProps {
  /** The latest. */
  behind: readonly LeadBehind[]
  /** How many there are in all. */
  of: number
}

/** Who is behind a line, by a click: a button in a row that wraps, and the list on a line of its own. */
export function LeadsBehind({ behind, of }: LeadsBehindProps) {
  const [shown, setShown] = useState(false)
  if (behind.length === 0) return null
  return (
    <>
      <Button look="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Hide the leads' : `Show ${counted(of, 'lead')}`}
      </Button>
      {shown && (
        <ul aria-label="Leads" className="flex basis-full flex-col gap-1 pb-1">
          {behind.map(({ leadId, leadName, company, member, at }, index) => (
            <li key={`${leadId} ${at} ${index}`} className="break-words">
              <bdi>{leadName}</bdi>
              {company && (
                <>
                  {' · '}
                  <bdi>{company}</bdi>
                </>
              )}
              <span className="text-muted">
                {' · '}
                <bdi>{member || 'A rep'}</bdi> · <DayTime at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
