import { useId, useRef, useState, type DragEvent } from 'react'
import { FILE_ENDINGS, fileSize } from '../../../lib/domain/library-file'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Progress } from '../../ui/Progress'
import type { FileSend } from './use-file-send'

const ACCEPT = FILE_ENDINGS.map((ending) => `.${ending}`).join()

/** The file that the asset stands for already; its size in bytes. */
export interface StoredFile {
  name: string
  size: number
}

/** A file instead of an address: chosen or dropped, it goes to the team's hub, and its address is filled in. */
export function FileField({ state, send, cancel, stored }: FileSend & { stored?: StoredFile }) {
  const label = useId()
  return (
    <div role="group" aria-labelledby={label} className="flex min-w-0 flex-col gap-1">
      <span id={label} className="text-caption text-muted">
        File
      </span>
      {state.kind === 'sending' ? (
        <div className="flex min-w-0 items-end gap-2">
          <div className="min-w-0 flex-1">
            <Progress label="Sending the file" value={null} words={fileSize(state.size)} />
          </div>
          <Button look="quiet" onClick={cancel}>
            Cancel
          </Button>
        </div>
      ) : (
        <DropBox send={send} label={stored ? 'Choose another file' : 'Choose a file'} />
      )}
      {state.kind === 'failed' && (
        <ErrorNote onRetry={state.file && (() => send(state.file!))}>{state.message}</ErrorNote>
      )}
      <p role="status" className="text-caption break-words text-muted">
        {state.kind === 'sending' && <bdi>{state.name}</bdi>}
        {state.kind === 'kept' && (
          <>
            The hub keeps <bdi>{state.file.name}</bdi>, {fileSize(state.file.size)}. Save the asset to use it.
          </>
        )}
        {state.kind === 'none' && stored && (
          <>
            The hub keeps <bdi>{stored.name}</bdi>, {fileSize(stored.size)}.
          </>
        )}
        {state.kind === 'none' && !stored && 'PDF, pictures, office documents, ZIP; 50 MB at most.'}
      </p>
    </div>
  )
}

function DropBox({ send, label }: Pick<FileSend, 'send'> & { label: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    if (files?.[0]) send(files[0])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex h-8 items-center rounded-ui border border-dashed ${isOver ? 'border-accent bg-accent-soft' : 'border-edge'}`}
    >
      <Button look="quiet" className="-my-px" onClick={() => input.current?.click()}>
        {label}
      </Button>
      <span aria-hidden className="truncate text-muted">
        or drop it here
      </span>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        aria-label="File of the asset"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
    </div>
  )
}
