import { errorWords } from '../lead/error-words'
import { useSettings } from '../marketing/house-queries'
import { useTitle } from '../marketing/use-title'
import { Announcer } from '../ui/Announcer'
import { ErrorNote } from '../ui/ErrorNote'
import { Skeleton } from '../ui/Skeleton'
import { ToastPlace } from '../ui/Toast'
import { AllowedSites } from './AllowedSites'
import { HandoffLine } from './HandoffLine'
import { Ledger } from './hub/Ledger'
import { MoveWorkspace } from './hub/MoveWorkspace'
import { Team } from './hub/Team'
import { KnownHosts } from './KnownHosts'
import { Privacy } from './Privacy'
import { SampleWorkspace } from './SampleWorkspace'
import { useChangeSettings } from './settings-change'
import { Shortcuts } from './Shortcuts'
import { WhoIAm } from './WhoIAm'

/** The settings, in a tab of their own. */
export function OptionsPage() {
  useTitle('Settings')
  return (
    <Announcer>
      <ToastPlace>
        <main className="mx-auto max-w-3xl px-4 pt-8 pb-24">
          <h1 className="pb-4 text-title font-semibold">Settings</h1>
          <MemberSettings />
          <Team />
          <AllowedSites />
          <KnownHosts />
          <SampleWorkspace />
          <MoveWorkspace />
          <Shortcuts />
          <Privacy />
          <Ledger />
        </main>
      </ToastPlace>
    </Announcer>
  )
}

/** What is saved with the workspace: who the member is, where the handoff line stands. */
function MemberSettings() {
  const { data: settings, error, refetch } = useSettings()
  const { change, error: unsaved } = useChangeSettings()
  if (error && !settings)
    return (
      <ErrorNote onRetry={() => void refetch()}>
        {errorWords(error, 'The settings could not be read.')}
      </ErrorNote>
    )
  if (!settings) return <Skeleton className="h-96 w-full" />
  return (
    <>
      {unsaved && <ErrorNote>{errorWords(unsaved, 'That was not saved.')}</ErrorNote>}
      <WhoIAm settings={settings} onChange={change} />
      <HandoffLine handoff={settings.handoff} onChange={(handoff) => change({ handoff })} />
    </>
  )
}
