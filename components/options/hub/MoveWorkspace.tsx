import { useRef, useState } from 'react'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { numberWords } from '../../ui/counted'
import { ErrorNote } from '../../ui/ErrorNote'
import { Progress } from '../../ui/Progress'
import { Section } from '../Section'
import { useConnection, useHubChange } from './hub-queries'
import { exportWorkspace, importWorkspace } from './move-session'
import { importedWords } from './move-words'

/** The workspace in one file: out of this browser, or into it or the hub. */
export function MoveWorkspace() {
  const { data: view } = useConnection()
  const input = useRef<HTMLInputElement>(null)
  const stopping = useRef<AbortController>(undefined)
  const [words, setWords] = useState('')
  const run = async (work: (signal: AbortSignal) => Promise<string>) => {
    stopping.current = new AbortController()
    setWords('Starting')
    return work(stopping.current.signal)
  }
  const exporting = useHubChange(() =>
    run(async (signal) => {
      const file = await exportWorkspace((letters) => setWords(`${(letters / 1e6).toFixed(1)} MB`), signal)
      save(file, `halfdoor-workspace-${new Date().toISOString().slice(0, 10)}.jsonl`)
      return 'Exported. The file is in your downloads; whoever has it can read all of it.'
    }),
  )
  const importing = useHubChange((file: File) =>
    run(async (signal) => {
      const imported = await importWorkspace(
        file,
        ({ step, lines }) =>
          setWords(`${numberWords(lines)} lines ${step === 'checking' ? 'checked' : 'stored'}`),
        signal,
      )
      return `Imported: ${importedWords(imported)}.`
    }),
  )
  if (!view) return null
  const isLocal = view.state === 'local'
  const role = isLocal ? 'admin' : view.me?.member.role
  const isBusy = exporting.isPending || importing.isPending
  const start = (file?: File) => {
    exporting.reset()
    importing.reset()
    if (file) importing.mutate(file)
    else exporting.mutate(undefined)
  }
  const error = exporting.error ?? importing.error
  const done = exporting.data ?? importing.data
  return (
    <Section
      title="Workspace in one file"
      text={
        isLocal
          ? 'Take everything in this browser out as one file, or take such a file in. Nothing is doubled when it comes twice.'
          : role === 'rep'
            ? 'Marketing exports the hub’s workspace, and an admin may move one to it.'
            : role === 'marketer'
              ? 'Take everything on the hub out as one file. An admin may move such a file to the hub.'
              : 'Take everything on the hub out as one file, or move such a file to it. Nothing is doubled when it comes twice.'
      }
    >
      {role !== 'rep' && (
        <div className="flex flex-wrap gap-2">
          <Button disabled={isBusy} onClick={() => start()}>
            Export the workspace
          </Button>
          {role === 'admin' && (
            <Button disabled={isBusy} onClick={() => input.current?.click()}>
              {isLocal ? 'Import a workspace' : 'Move a workspace to the hub'}
            </Button>
          )}
        </div>
      )}
      <input
        ref={input}
        type="file"
        accept=".jsonl,.json"
        aria-label="File of a workspace"
        className="sr-only"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) start(file)
          currentTarget.value = ''
        }}
      />
      {isBusy && (
        <div className="flex items-end gap-4">
          <div className="min-w-0 flex-1">
            <Progress label={exporting.isPending ? 'Exporting' : 'Importing'} value={null} words={words} />
          </div>
          <Button look="quiet" onClick={() => stopping.current?.abort()}>
            Cancel
          </Button>
        </div>
      )}
      {error && <ErrorNote>{errorWords(error, 'It did not work.')}</ErrorNote>}
      {done && !isBusy && !error && (
        <p role="status" className="max-w-prose text-pretty">
          {done}
        </p>
      )}
    </Section>
  )
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
