import { FileUp } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import { Button } from '../../ui/Button'
import { useHome } from '../use-home'

interface DropPlaceProps {
  onFiles: (files: readonly File[]) => void
  /** Files are chosen already: this is for more of them. */
  isSmall: boolean
}

/** Where files are dropped or picked. */
export function DropPlace({ onFiles, isSmall }: DropPlaceProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-2 rounded-ui border border-dashed text-center ${isSmall ? 'px-4 py-4' : 'px-6 py-12'} ${isOver ? 'border-accent bg-accent-soft' : 'border-edge'}`}
    >
      {!isSmall && <FileUp aria-hidden size={16} className="text-faint" />}
      {!isSmall && <h2 className="text-lead font-semibold">Drop CSV or JSON files here</h2>}
      {!isSmall && (
        <p className="max-w-96 text-pretty text-muted">
          Exports of HubSpot, Salesforce, Mautic, Marketo and Segment are recognised; others are mapped by
          hand. Leads and their touchpoints may come together. <Whereto />
        </p>
      )}
      <Button look={isSmall ? 'plain' : 'accent'} onClick={() => input.current?.click()}>
        {isSmall ? 'Add more files' : 'Choose files'}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json"
        aria-label="Files to import"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}

/** Where the rows go; nothing until that is known. */
function Whereto() {
  const home = useHome()
  if (!home) return null
  if (!home.isHub) return 'Nothing leaves this browser.'
  return (
    <>
      The rows go to your team’s hub, <bdi>{home.name}</bdi>; the file itself stays here.
    </>
  )
}
