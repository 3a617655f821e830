import { useState } from 'react'
import { STAGE_NAMES } from '../../lib/domain/stage-names'
import { askAsPanel } from '../../lib/messages/messenger'
import type { LeadView } from '../../lib/messages/panel-view'
import { useAnnounce } from '../ui/Announcer'
import { Button } from '../ui/Button'
import { DayTime } from '../ui/DayTime'
import { ErrorNote } from '../ui/ErrorNote'
import { ActButton } from './ActButton'
import { DisputeForm } from './DisputeForm'
import { errorWords } from './error-words'
import { useAsk } from './use-ask'

/** "Not so?" and what became of it. The rep's word stands beside the reading and does not change it. */
export function DisputePart({ view }: { view: LeadView }) {
  const announce = useAnnounce()
  const [writing, setWriting] = useState<boolean>()
  const { dispute, lead, journey } = view
  const remove = useAsk(() => askAsPanel('disputeRemove', { leadId: lead.id }), {
    done: () => announce('Taken back'),
  })
  // The focus comes back to where the form was opened.
  const closed = writing === false
  if (writing)
    return <DisputeForm leadId={lead.id} computed={journey.stage} onClose={() => setWriting(false)} />
  if (!dispute) {
    return (
      <Button look="link" className="-mb-1" autoFocus={closed} onClick={() => setWriting(true)}>
        Not so?
      </Button>
    )
  }
  return (
    <div className="mt-1 rounded-ui bg-raised px-3 py-1.5">
      <p className="break-words">
        <bdi>{dispute.member || 'You'}</bdi> said{' '}
        <strong className="font-semibold">{STAGE_NAMES[dispute.stage]}</strong>
        {' · '}
        <DayTime at={dispute.at} />
        {dispute.why && <bdi className="block text-muted">“{dispute.why}”</bdi>}
      </p>
      {remove.error && <ErrorNote>{errorWords(remove.error, 'It was not taken back.')}</ErrorNote>}
      <div className="flex gap-4">
        <Button look="link" autoFocus={closed} onClick={() => setWriting(true)}>
          Change
        </Button>
        <ActButton look="link" pending={remove.isPending} onAct={(consent) => remove.put(consent, undefined)}>
          Take back
        </ActButton>
      </div>
    </div>
  )
}
