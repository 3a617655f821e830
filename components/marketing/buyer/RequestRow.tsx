import { useState } from 'react'
import type { RequestLine } from '../../../lib/domain/buyer-voice'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { counted } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'
import { LeadsBehind } from './LeadsBehind'
import { RequestForm } from './RequestForm'

const STATES = {
  planned: { name: 'Planned', tone: 'wait' },
  shipped: { name: 'Shipped', tone: 'good' },
  declined: { name: 'Declined', tone: 'plain' },
} as const

/** A request: what is wanted, by how many, for which leads, and marketing's word on it. */
export function RequestRow({ request }: { request: RequestLine }) {
  const { text, member, at, votes, behind, outcome, assetTitle } = request
  const [answering, setAnswering] = useState(false)
  const leads = new Set(behind.map(({ leadId }) => leadId)).size
  return (
    <li className="flex flex-col gap-1 border-b border-line py-3">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 font-medium break-words">
          <bdi>“{text}”</bdi>
        </h2>
        {outcome && <Chip tone={STATES[outcome.kind].tone}>{STATES[outcome.kind].name}</Chip>}
      </div>
      <p className="break-words text-muted">
        {counted(votes.length, 'rep')} · first <bdi>{member || 'a rep'}</bdi> · <DayTime at={at} />
      </p>
      {outcome && (
        <p className="break-words">
          {assetTitle && <bdi className="font-medium">{assetTitle}</bdi>}
          {assetTitle && outcome.note && ' · '}
          {outcome.note && <bdi>“{outcome.note}”</bdi>}
          <span className="text-muted">
            {(assetTitle || outcome.note) && ' · '}
            <bdi>{outcome.by}</bdi> · <DayTime at={outcome.at} />
          </span>
        </p>
      )}
      {answering ? (
        <RequestForm request={request} onClose={() => setAnswering(false)} />
      ) : (
        <div className="flex flex-wrap items-start gap-x-4">
          <Button
            look="link"
            aria-label={`${outcome ? 'Change the answer on' : 'Answer'} “${text}”`}
            onClick={() => setAnswering(true)}
          >
            {outcome ? 'Change' : 'Answer'}
          </Button>
          <LeadsBehind behind={behind} of={leads} />
        </div>
      )}
    </li>
  )
}
