import type { ConnectionView } from '../../../lib/messages/connection-view'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { connectHub, requestHub } from './connect-hub'
import { useHubChange } from './hub-queries'

/** The session has ended: sign in again, by one click. */
export function SignInAgain({ view }: { view: ConnectionView }) {
  const address = view.url!
  const signing = useHubChange((asked: Promise<boolean>) =>
    connectHub({ address, consent: view.consent.version, brings: false, asked }),
  )
  return (
    <div className="flex flex-col gap-2">
      <div role="status" className="rounded-ui bg-wait-soft px-3 py-2 text-pretty text-wait">
        Your session with the hub has ended. Until you sign in again, what is known here is shown and what you
        do is kept here.
      </div>
      <Button
        look="accent"
        className="self-start"
        pending={signing.isPending}
        onClick={() => signing.mutate(requestHub(address))}
      >
        Sign in again
      </Button>
      {signing.error && <ErrorNote>{errorWords(signing.error, 'Not signed in.')}</ErrorNote>}
    </div>
  )
}
