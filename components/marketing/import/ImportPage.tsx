import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import { useAnnounce } from '../../ui/Announcer'
import { Button } from '../../ui/Button'
import { counted, numberWords } from '../../ui/counted'
import { DropPlace } from './DropPlace'
import { FileCard } from './FileCard'
import { missingIn, obstacleOf } from './file-words'
import { makeImportSession, type ImportState } from './import-session'
import { ReportPanel } from './ReportPanel'
import { RunPanel } from './RunPanel'

const session = makeImportSession()

/** Brings leads, touchpoints and assets in from files: choose, map, run, report. */
export function ImportPage() {
  const state = useSyncExternalStore(session.subscribe, session.getState)
  const heading = useRef<HTMLHeadingElement>(null)
  const announce = useAnnounce()
  const { phase, report, failure } = state
  useEffect(() => {
    if (phase !== 'report') return
    heading.current?.focus()
    announce(
      report && !failure
        ? `Import finished. ${counted(report.skipped, 'row')} skipped.`
        : 'The import did not finish.',
    )
  }, [phase, report, failure, announce])
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-4 lg:px-6">
      <h1 ref={heading} tabIndex={-1} className="min-h-8 text-title font-semibold tabular-nums outline-none">
        {titleOf(state)}
      </h1>
      {phase === 'choose' && <ChoosePart state={state} />}
      {phase === 'running' && <RunPanel state={state} onCancel={session.cancel} />}
      {phase === 'report' && (
        <ReportPanel
          report={report}
          failure={failure}
          fileNames={state.files.map(({ file }) => file.name)}
          onAgain={session.clear}
        />
      )}
    </div>
  )
}

function titleOf({ phase, total, report, failure }: ImportState): string {
  if (phase === 'running') return `Importing ${counted(total, 'row')}`
  if (failure) return 'The import did not finish'
  if (phase === 'choose' || !report) return 'Import'
  const { leads, touchpoints, assets } = report
  const parts = [
    [leads.added, 'lead'],
    [touchpoints.added, 'touchpoint'],
    [assets.added, 'asset'],
  ] as const
  const added = parts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun))
  return added.length > 0 ? `${added.join(', ')} added` : 'Nothing added'
}

function ChoosePart({ state: { files } }: { state: ImportState }) {
  const ready = files.filter((file) => file.state === 'ready')
  const why = useId()
  const stuck = ready.find(obstacleOf)
  const obstacle = stuck && obstacleOf(stuck)
  // Rows that mean nothing yet are not counted as something to import.
  const isMapped = !ready.some(missingIn)
  const rows = ready.reduce((sum, { survey }) => sum + survey.rows, 0)
  const isReading = files.some((file) => file.state === 'reading')
  return (
    <>
      <DropPlace onFiles={session.add} isSmall={files.length > 0} />
      {files.map((file) => (
        <FileCard key={file.id} file={file} session={session} />
      ))}
      {ready.length > 0 && (
        <div className="sticky bottom-0 z-[2] flex items-center justify-end gap-4 border-t border-line bg-ground py-3">
          {obstacle && (
            <p id={why} className="min-w-0 break-words text-wait">
              {ready.length > 1 && `${stuck.file.name}: `}
              {obstacle}
            </p>
          )}
          <Button
            look="accent"
            disabled={obstacle !== undefined || isReading}
            aria-describedby={obstacle && why}
            onClick={session.run}
          >
            {isMapped ? `Import ${numberWords(rows)} ${rows === 1 ? 'row' : 'rows'}` : 'Import'}
          </Button>
        </div>
      )}
    </>
  )
}
