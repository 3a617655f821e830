import type { ConnectionView } from '../../../lib/messages/connection-view'
import { askAsHouse } from '../../../lib/messages/messenger'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { ConsentList } from './ConsentList'
import { useHubChange } from './hub-queries'

/** An update sends other fields than were agreed to: nothing is sent until they are. */
export function NewConsent({ consent }: Pick<ConnectionView, 'consent'>) {
  const agreeing = useHubChange(() => askAsHouse('consentGive', { version: consent.version }))
  return (
    <div className="flex flex-col gap-2">
      <div role="status" className="rounded-ui bg-wait-soft px-3 py-2 text-pretty text-wait">
        This version of Halfdoor sends other fields to the hub than you agreed to. Nothing is sent until you
        agree; what you do is kept here.
      </div>
      <ConsentList routes={consent.routes} />
      <Button
        look="accent"
        className="self-start"
        pending={agreeing.isPending}
        onClick={() => agreeing.mutate(undefined)}
      >
        Agree
      </Button>
      {agreeing.error && <ErrorNote>{errorWords(agreeing.error, 'Not agreed.')}</ErrorNote>}
    </div>
  )
}
