import type { ConnectionView, OutboxLine } from '../../../lib/messages/connection-view'
import { askAsHouse } from '../../../lib/messages/messenger'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { counted } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'
import { ErrorNote } from '../../ui/ErrorNote'
import { useHubChange, useOutbox } from './hub-queries'
import { Fold } from './Fold'

/** What was done here and the hub does not have: what only waits, and what it refused. */
export function Outbox({ view }: { view: ConnectionView }) {
  const waits = view.pending + view.parked > 0
  const { data: lines = [] } = useOutbox(waits)
  const sending = useHubChange(() => askAsHouse('outboxSend', {}))
  if (!waits) return <p className="text-muted">The hub has all that you did here.</p>
  const refused = lines.filter((line) => line.refused)
  const waiting = lines.filter((line) => !line.refused)
  return (
    <div className="flex flex-col gap-2">
      {view.pending > 0 && (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
          <div className="min-w-0 flex-1">
            <Fold title={`${capital(counted(view.pending, 'act'))} not yet sent`}>
              <ul className="flex flex-col gap-1">
                {waiting.map((line) => (
                  <li key={line.id} className="flex flex-wrap justify-between gap-x-4">
                    <span className="min-w-0 break-words">{capital(line.what)}</span>
                    <DayTime at={line.at} form="dayTime" className="text-muted" />
                  </li>
                ))}
              </ul>
            </Fold>
          </div>
          {view.state === 'connected' && (
            <Button pending={sending.isPending} onClick={() => sending.mutate(undefined)}>
              Send now
            </Button>
          )}
        </div>
      )}
      {sending.error && <ErrorNote>{errorWords(sending.error, 'Not sent.')}</ErrorNote>}
      {refused.length > 0 && (
        <section aria-label="Refused by the hub" className="flex flex-col">
          <h3 className="font-medium">Refused by the hub</h3>
          <ul className="flex flex-col divide-y divide-line">
            {refused.map((line) => (
              <RefusedAct key={line.id} line={line} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function RefusedAct({ line }: { line: OutboxLine }) {
  const retry = useHubChange(() => askAsHouse('outboxRetry', { id: line.id }))
  const discard = useHubChange(() => askAsHouse('outboxDiscard', { id: line.id }))
  const error = retry.error ?? discard.error
  const name = `${line.what}, ${new Date(line.at).toLocaleDateString('en-GB')}`
  return (
    <li className="flex flex-col gap-1 py-2">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="min-w-0 font-medium break-words">{capital(line.what)}</span>
        <DayTime at={line.at} form="dayTime" className="text-muted" />
      </div>
      <p className="max-w-prose text-pretty break-words text-bad">{line.refused!.message}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          aria-label={`Send again: ${name}`}
          pending={retry.isPending}
          disabled={discard.isPending}
          onClick={() => retry.mutate(undefined)}
        >
          Send again
        </Button>
        <Button
          look="quiet"
          aria-label={`Give up: ${name}`}
          pending={discard.isPending}
          disabled={retry.isPending}
          onClick={() => discard.mutate(undefined)}
        >
          Give up
        </Button>
      </div>
      {error && <ErrorNote>{errorWords(error, 'That was not done.')}</ErrorNote>}
    </li>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
