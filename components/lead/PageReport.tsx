import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askAsPanel } from '../../lib/messages/messenger'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ErrorNote } from '../ui/ErrorNote'
import { Skeleton } from '../ui/Skeleton'
import { errorWords } from './error-words'
import { keys } from './panel-client'
import { usePlace } from './panel-place'

/** More of a report than most people read; drawing it all takes a moment. */
const SHOWN = 50_000

/** The page's shape without what it says: looked at first, then saved as a file. Nothing is sent. */
export function PageReport({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { tabId } = usePlace()
  const [saved, setSaved] = useState(false)
  const [whole, setWhole] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: keys.report,
    queryFn: () => askAsPanel('pageReport', { tabId }),
    enabled: open,
    gcTime: 0,
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Report this page"
      description="How this page is built, for whoever keeps Halfdoor’s tables. Each text and address is replaced by x, each digit of the page by 0, and each word in the names of its parts that is not a common one, such as “email”, by w1, w2 and so on. Look at it, then save it as a file: nothing is sent."
      foot={
        <>
          <Button onClick={() => onOpenChange(false)}>Close</Button>
          <Button
            look="accent"
            disabled={!data}
            onClick={() => {
              if (!data) return
              saveFile(data.name, data.text)
              setSaved(true)
            }}
          >
            Save as a file
          </Button>
        </>
      }
    >
      {error ? (
        <ErrorNote onRetry={() => void refetch()}>
          {errorWords(error, 'The page could not be read.')}
        </ErrorNote>
      ) : data ? (
        <>
          <textarea
            readOnly
            aria-label="What is in the file"
            className="h-64 w-full resize-none rounded-ui border border-edge bg-raised p-2 font-mono text-caption"
            value={whole ? data.text : data.text.slice(0, SHOWN)}
          />
          <div className="flex flex-wrap items-center justify-between gap-x-3 text-caption text-muted">
            <p role="status" className="py-1">
              {saved ? `Saved as ${data.name}.` : sizeWords(data.text, whole)}
            </p>
            {!whole && data.text.length > SHOWN && (
              <Button look="link" className="text-caption" onClick={() => setWhole(true)}>
                Show all
              </Button>
            )}
          </div>
        </>
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </Dialog>
  )
}

function sizeWords({ length }: string, whole: boolean): string {
  const letters = (count: number) => `${count.toLocaleString('en')} characters`
  return whole || length <= SHOWN
    ? letters(length)
    : `${letters(length)}; the first ${SHOWN.toLocaleString('en')} are shown.`
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
