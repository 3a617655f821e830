import type { ReactNode } from 'react'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { LinkButton } from '../ui/LinkButton'
import { OutLink } from '../ui/OutLink'
import { useSummary } from './house-queries'
import { errorWords } from '../lead/error-words'
import { hashOf } from './route'
import { useFillSample } from './sample-queries'
import { useHome } from './use-home'

/** In a workspace with nothing in it: the ways to begin. Elsewhere what stands in `otherwise`. */
export function FirstRun({ otherwise }: { otherwise?: ReactNode }) {
  const { data: summary } = useSummary()
  const filling = useFillSample()
  const home = useHome()
  if (!summary) return null
  if (!home) return null
  if (summary.leads + summary.assets + summary.feedback > 0)
    return <div className="flex justify-center">{otherwise}</div>
  if (home.isHub) return <HubIsEmpty name={home.name} sourcesUrl={home.sourcesUrl} />
  return (
    <div className="flex flex-col items-center gap-3 px-6 text-center">
      <p className="max-w-96 text-pretty text-muted">
        The workspace is empty. Look around in a sample company first, or bring your own leads and assets.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button look="accent" pending={filling.isPending} onClick={() => filling.mutate()}>
          Fill the sample workspace
        </Button>
        <LinkButton href={hashOf({ page: 'import' })}>Import</LinkButton>
      </div>
      {filling.error && (
        <ErrorNote>{errorWords(filling.error, 'The sample workspace could not be filled.')}</ErrorNote>
      )}
    </div>
  )
}

/** The same where the workspace is a team's: a sample would be in everybody's way. */
function HubIsEmpty({ name, sourcesUrl }: { name: string; sourcesUrl: string | undefined }) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 text-center">
      <p className="max-w-96 text-pretty text-muted">
        <bdi>{name}</bdi> is empty. Sources send leads and touchpoints by themselves, a file brings what you
        have, and reps add to it as they work.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <LinkButton look="accent" href={hashOf({ page: 'import' })}>
          Import
        </LinkButton>
      </div>
      {sourcesUrl ? (
        <OutLink href={sourcesUrl}>Set up a source</OutLink>
      ) : (
        <p className="text-caption text-muted">An admin sets up sources on the hub.</p>
      )}
    </div>
  )
}
