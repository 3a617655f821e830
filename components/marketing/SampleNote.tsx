import { useSummary } from './house-queries'
import { RemoveSample } from './RemoveSample'
import { useHome } from './use-home'

/** Says that the sample workspace is in here, with the way to take it out. Draws nothing where it is not, nor on a hub, where it cannot be taken out. */
export function SampleNote() {
  const { data: summary } = useSummary()
  const home = useHome()
  if (!summary?.sample || home?.isHub !== false) return null
  return (
    <div className="px-2 text-muted">
      <p>The sample workspace is in here.</p>
      <RemoveSample summary={summary} look="link" label="Remove it" />
    </div>
  )
}
