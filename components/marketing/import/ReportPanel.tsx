import { Download } from 'lucide-react'
import type { ImportCounts } from '../../../lib/domain/import-entry'
import { MAX_LINES, reportCsv, type ImportReport } from '../../../lib/import/import-report'
import { Button } from '../../ui/Button'
import { counted, numberWords } from '../../ui/counted'
import { ErrorNote } from '../../ui/ErrorNote'
import { ReportLines } from './ReportLines'

interface ReportPanelProps {
  report: ImportReport | undefined
  failure: string | undefined
  fileNames: readonly string[]
  onAgain: () => void
}

/** What the import did, in counts, then line by line. */
export function ReportPanel({ report, failure, fileNames, onAgain }: ReportPanelProps) {
  return (
    <div className="flex flex-col gap-4 py-4">
      {failure && <ErrorNote>{failure}</ErrorNote>}
      {report && (
        <>
          {report.isCancelled && (
            <p className="rounded-ui bg-wait-soft px-3 py-2 text-wait">
              Stopped. What was stored by then stays; importing the files again goes on without doubles.
            </p>
          )}
          <Counts report={report} />
          {report.lines.length > 0 && <Lines report={report} fileNames={fileNames} />}
        </>
      )}
      <div>
        <Button look="accent" onClick={onAgain}>
          Import more
        </Button>
      </div>
    </div>
  )
}

function Counts({ report }: { report: ImportReport }) {
  const { read, leads, touchpoints, assets, skipped, noted, milliseconds } = report
  const nouns: [string, ImportCounts][] = [
    ['Leads', leads],
    ['Touchpoints', touchpoints],
    ['Assets', assets],
  ]
  const isUsed = ({ added, changed, same }: ImportCounts) => added + changed + same > 0
  return (
    <>
      <p className="text-lead">
        {counted(read, 'row')} read in {timeWords(milliseconds)}, {counted(skipped, 'row')} skipped
        {noted > 0 && `, ${counted(noted, 'remark')}`}.
      </p>
      {nouns.some(([, counts]) => isUsed(counts)) && (
        <table className="w-full max-w-md border-separate border-spacing-0 tabular-nums">
          <thead>
            <tr className="text-caption text-muted">
              <td />
              {['Added', 'Changed', 'Same as before'].map((head) => (
                <th key={head} scope="col" className="py-1 pl-4 text-right font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nouns
              .filter(([, counts]) => isUsed(counts))
              .map(([name, { added, changed, same }]) => (
                <tr key={name}>
                  <th scope="row" className="border-t border-line py-1.5 text-left font-medium">
                    {name}
                  </th>
                  {[added, changed, same].map((count, index) => (
                    <td key={index} className="border-t border-line py-1.5 pl-4 text-right">
                      {numberWords(count)}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Lines({ report, fileNames }: { report: ImportReport; fileNames: readonly string[] }) {
  const { lines, skipped, noted } = report
  const left = skipped + noted - lines.length
  const download = () => {
    const url = URL.createObjectURL(new Blob(['\uFEFF', reportCsv(lines, fileNames)], { type: 'text/csv' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: 'import-report.csv' })
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  }
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-lead font-semibold">Skipped rows and remarks</h2>
        <Button onClick={download}>
          <Download aria-hidden size={16} />
          Download as CSV
        </Button>
      </div>
      {left > 0 && (
        <p className="text-muted">
          The report holds the first {numberWords(MAX_LINES)} of {numberWords(skipped + noted)}.
        </p>
      )}
      <ReportLines lines={lines} fileNames={fileNames} />
    </>
  )
}

function timeWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  return seconds < 90 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute')
}
