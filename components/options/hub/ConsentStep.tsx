import { useEffect, useRef, useState } from 'react'
import type { ConnectionView } from '../../../lib/messages/connection-view'
import { errorWords } from '../../lead/error-words'
import { useSummary } from '../../marketing/house-queries'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { counted } from '../../ui/counted'
import { ErrorNote } from '../../ui/ErrorNote'
import { useToast } from '../../ui/Toast'
import { connectHub, requestHub, type Brought } from './connect-hub'
import { ConsentList } from './ConsentList'
import { useHubChange } from './hub-queries'
import { importedWords } from './move-words'

interface ConsentStepProps {
  address: string
  consent: ConnectionView['consent']
  onBack: () => void
}

/** What is sent, and the yes to it: the browser's question and the sign-in follow at the click. */
export function ConsentStep({ address, consent, onBack }: ConsentStepProps) {
  const { data: summary } = useSummary()
  const [brings, setBrings] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const tell = useToast()
  useEffect(() => heading.current?.focus(), [])
  const told = (brought?: Brought) => {
    if (brought?.problem) tell(`Connected, but your workspace was not moved. ${brought.problem}`)
    else
      tell(
        brought?.imported ? `Connected. Moved to the hub: ${importedWords(brought.imported)}.` : 'Connected.',
      )
  }
  const connecting = useHubChange((asked: Promise<boolean>) =>
    connectHub({ address, consent: consent.version, brings, asked }).then(told),
  )
  const agree = () => {
    // Nothing may be awaited before this: the browser asks only within the click.
    connecting.mutate(requestHub(address))
  }
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 ref={heading} tabIndex={-1} className="font-medium outline-none">
          What is sent to <span className="break-all">{address}</span>
        </h3>
        <p className="max-w-prose text-pretty text-muted">
          This is all that may leave this browser, and it goes to this address only. Each request is listed
          below under “What left this browser”. When a later version would send more, it asks again first.
        </p>
      </div>
      <ConsentList routes={consent.routes} />
      {summary && summary.leads > 0 && (
        <Checkbox
          label={`Move this browser’s workspace to the hub too (${counted(summary.leads, 'lead')})`}
          hint={`For admins of the team. It stays here as well.${summary.sample ? ' The sample in it is moved along: remove it first if you do not want that.' : ''}`}
          checked={brings}
          onChange={setBrings}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="accent" pending={connecting.isPending} onClick={agree}>
          Agree and sign in
        </Button>
        <Button look="quiet" disabled={connecting.isPending} onClick={onBack}>
          Back
        </Button>
      </div>
      {connecting.isPending && (
        <p role="status" className="text-muted">
          Sign in in the window that opens, then choose Allow. Closing it changes nothing.
        </p>
      )}
      {connecting.error && <ErrorNote>{errorWords(connecting.error, 'Not connected.')}</ErrorNote>}
    </div>
  )
}
