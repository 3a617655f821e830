import { useMutation } from '@tanstack/react-query'
import { askAsPanel } from '../../lib/messages/messenger'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { errorWords } from './error-words'
import { usePlace } from './panel-place'
import { useTeach } from './use-teach'

/** Where the page was read at a place that the person pointed at: to point anew, or to forget it. */
export function TaughtPlace() {
  const { tabId } = usePlace()
  const { teach, stop } = useTeach()
  const forget = useMutation({ mutationFn: () => askAsPanel('siteForget', { tabId }) })
  const error = teach.error ?? stop.error ?? forget.error
  return (
    <section aria-label="The place you pointed at" className="bg-raised px-4 text-caption">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        {teach.isPending ? (
          <>
            <p role="status" className="text-muted">
              Click the address in the page.
            </p>
            <Button look="link" className="text-caption" onClick={() => stop.mutate()}>
              Stop pointing
            </Button>
          </>
        ) : (
          <>
            <Button look="link" className="text-caption" onClick={() => teach.mutate()}>
              Point at the address
            </Button>
            <Button
              look="link"
              className="text-caption"
              pending={forget.isPending}
              onClick={() => forget.mutate()}
            >
              Forget this place
            </Button>
          </>
        )}
      </div>
      {error && <ErrorNote>{errorWords(error, 'The place stays as it was.')}</ErrorNote>}
    </section>
  )
}
