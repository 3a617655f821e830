import { MousePointerClick } from 'lucide-react'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { errorWords } from './error-words'
import { useTeach } from './use-teach'

/** On a page that Halfdoor does not know: the person shows it once where the address stands. */
export function PointAtAddress({ site }: { site: string }) {
  const { teach, stop } = useTeach()
  const error = teach.error ?? stop.error
  return (
    <div className="px-4 pb-3">
      {teach.isPending ? (
        <Button onClick={() => stop.mutate()}>Stop pointing</Button>
      ) : (
        <Button onClick={() => teach.mutate()}>
          <MousePointerClick aria-hidden size={16} />
          Point at the address
        </Button>
      )}
      <p className="pt-1 text-caption text-muted" role="status">
        {teach.isPending ? 'Click the address in the page.' : `Halfdoor remembers the place for ${site}.`}
      </p>
      {error && <ErrorNote>{errorWords(error, 'The place was not remembered.')}</ErrorNote>}
    </div>
  )
}
