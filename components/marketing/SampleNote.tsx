import { useSummary } from './house-queries'
import { RemoveSample } from './RemoveSample'

/** Says that the sample workspace is in here, with the way to take it out. Draws nothing where it is not. */
export function SampleNote() {
  const { data: summary } = useSummary()
  if (!summary?.sample) return null
  return (
    <div className="px-2 text-muted">
      <p>The sample workspace is in here.</p>
      <RemoveSample summary={summary} look="link" label="Remove it" />
    </div>
  )
}
