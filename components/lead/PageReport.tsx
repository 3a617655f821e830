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

/** More of a report than anybody reads; the file has all of it. */
const SHOWN = 50_000

/** The page's shape without what it says: looked at first, then saved as a file. Nothing is sent. */
export function PageReport({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { tabId } = usePlace()
  const [saved, setSaved] = useState(false)
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
      description="How this page is built, for whoever keeps Halfdoor’s tables. Every text, address and number is blanked. Look at it, then save it as a file: nothing is sent."
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
            value={data.text.slice(0, SHOWN)}
          />
          <p role="status" className="pt-1 text-caption text-muted">
            {saved ? `Saved as ${data.name}.` : sizeWords(data.text)}
          </p>
        </>
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </Dialog>
  )
}

function sizeWords({ length }: string): string {
  const size = `${Math.max(1, Math.round(length / 1024)).toLocaleString('en')} kB`
  return length > SHOWN ? `${size}; the first ${Math.round(SHOWN / 1024)} kB are shown.` : size
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
