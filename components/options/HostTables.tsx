import { useRef } from 'react'
import type { HostList } from '../../lib/messages/house-to-worker'
import { askAsHouse } from '../../lib/messages/messenger'
import { ExpectedError } from '../../lib/platform/expected-error'
import { errorWords } from '../lead/error-words'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { useHostChange } from './host-queries'
import { versionWords } from './host-words'

const MOST_LETTERS = 2_000_000

/** Which tables say where things stand on these pages, and how to take newer ones. */
export function HostTables({ list }: { list: HostList }) {
  const input = useRef<HTMLInputElement>(null)
  const take = useHostChange(async (file: File) => {
    if (file.size > MOST_LETTERS) throw new ExpectedError(`${file.name} is too big to be a file of tables.`)
    return askAsHouse('tablesPut', { text: await file.text() })
  })
  const reset = useHostChange(() => askAsHouse('tablesReset', {}))
  const error = take.error ?? reset.error
  return (
    <div className="flex flex-col items-start gap-2">
      <h3 className="font-medium">Where to look on these pages</h3>
      <p className="max-w-prose text-muted">
        Tables of {versionWords(list)}. When a page changes, a signed file of newer tables mends it without a
        new version of the extension. It can name places on a page only: no site is asked for and nothing is
        run.
      </p>
      {list.takesUpdates ? (
        <div className="flex flex-wrap gap-2">
          <Button pending={take.isPending} onClick={() => input.current?.click()}>
            Take tables from a file
          </Button>
          {list.isUpdate && (
            <Button look="quiet" pending={reset.isPending} onClick={() => reset.mutate(undefined)}>
              Back to those of the extension
            </Button>
          )}
        </div>
      ) : (
        <p className="text-muted">This build has no key to check such a file by, so it takes none.</p>
      )}
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File of tables"
        className="sr-only"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) take.mutate(file)
          currentTarget.value = ''
        }}
      />
      {error && <ErrorNote>{errorWords(error, 'The tables were not taken. Nothing has changed.')}</ErrorNote>}
      {take.isSuccess && !error && <p role="status">Taken. Open pages are read by them from now on.</p>}
    </div>
  )
}
