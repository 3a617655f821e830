import type { ConnectionView } from '../../../lib/messages/connection-view'
import { errorWords } from '../../lead/error-words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { Section } from '../Section'
import { Connected } from './Connected'
import { ConnectForm } from './ConnectForm'
import { EndedAccess } from './EndedAccess'
import { useConnection } from './hub-queries'
import { NewConsent } from './NewConsent'
import { SignInAgain } from './SignInAgain'

/** The team's hub: connect to one, see how it stands, sign out. */
export function Team() {
  const { data: view, error, refetch } = useConnection()
  return (
    <Section
      title="Team"
      text="With a hub, your team has one workspace: your verdicts reach marketing, and their answers reach you."
    >
      {view ? (
        <Standing view={view} />
      ) : error ? (
        <ErrorNote onRetry={() => void refetch()}>
          {errorWords(error, 'How this browser stands with a hub could not be read.')}
        </ErrorNote>
      ) : (
        <Skeleton className="h-16 w-full max-w-96" />
      )}
    </Section>
  )
}

function Standing({ view }: { view: ConnectionView }) {
  if (view.state === 'local')
    return (
      <>
        {view.ended && <EndedAccess ended={view.ended} />}
        <ConnectForm consent={view.consent} />
      </>
    )
  return (
    <>
      {view.state === 'signIn' && <SignInAgain view={view} />}
      {view.state === 'consent' && <NewConsent consent={view.consent} />}
      <Connected view={view} />
    </>
  )
}
