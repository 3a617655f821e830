import { useMutation } from '@tanstack/react-query'
import { MousePointerClick } from 'lucide-react'
import { askAsPanel } from '../../lib/messages/messenger'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { errorWords } from './error-words'
import { usePlace } from './panel-place'

/** On a page that Halfdoor does not know: the person shows it once where the address stands. */
export function PointAtAddress({ site }: { site: string }) {
  const { tabId } = usePlace()
  const teach = useMutation({ mutationFn: () => askAsPanel('siteTeach', { tabId }) })
  return (
    <div className="px-4 pb-3">
      <Button pending={teach.isPending} onClick={() => teach.mutate()}>
        <MousePointerClick aria-hidden size={16} />
        Point at the address
      </Button>
      <p className="pt-1 text-caption text-muted" role="status">
        {teach.isPending
          ? 'Click the address in the page. Esc there stops.'
          : `Halfdoor remembers the place for ${site}.`}
      </p>
      {teach.error && <ErrorNote>{errorWords(teach.error, 'The place was not remembered.')}</ErrorNote>}
    </div>
  )
}
