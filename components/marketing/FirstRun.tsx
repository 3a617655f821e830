import type { ReactNode } from 'react'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { LinkButton } from '../ui/LinkButton'
import { useSummary } from './house-queries'
import { errorWords } from '../lead/error-words'
import { hashOf } from './route'
import { useFillSample } from './sample-queries'

/** In a workspace with nothing in it: the ways to begin. Elsewhere what stands in `otherwise`. */
export function FirstRun({ otherwise }: { otherwise?: ReactNode }) {
  const { data: summary } = useSummary()
  const filling = useFillSample()
  if (!summary) return null
  if (summary.leads + summary.assets + summary.feedback > 0)
    return <div className="flex justify-center">{otherwise}</div>
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
