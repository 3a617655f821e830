import { errorWords } from '../lead/error-words'
import { useSummary } from '../marketing/house-queries'
import { RemoveSample } from '../marketing/RemoveSample'
import { useFillSample } from '../marketing/sample-queries'
import { useHome } from '../marketing/use-home'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { Skeleton } from '../ui/Skeleton'
import { Section } from './Section'

/** The believable company to look around in: in or out. Not on a hub, whose rows are everybody's. */
export function SampleWorkspace() {
  const home = useHome()
  const { data: summary } = useSummary({ enabled: home?.isHub === false })
  const filling = useFillSample()
  if (home?.isHub !== false) return null
  return (
    <Section
      title="Sample workspace"
      text="A made-up company with leads, touchpoints, assets and verdicts to look around in. It is added to what is there, and taken away without touching the rest."
    >
      <div className="self-start">
        {!summary ? (
          <Skeleton className="h-8 w-48" />
        ) : summary.sample ? (
          <RemoveSample summary={summary} look="plain" label="Remove the sample workspace" />
        ) : (
          <Button pending={filling.isPending} onClick={() => filling.mutate()}>
            Fill the sample workspace
          </Button>
        )}
      </div>
      {filling.error && (
        <ErrorNote>{errorWords(filling.error, 'The sample workspace could not be filled.')}</ErrorNote>
      )}
    </Section>
  )
}
