import type { ReportLine } from '../../../lib/import/import-report'
import { Chip } from '../../ui/Chip'
import { numberWords } from '../../ui/counted'

/** Lines shown on the page; the download has all. */
const SHOWN = 1000

const HEAD = 'sticky top-0 bg-ground py-1 pr-4 text-left text-caption font-normal text-muted'

/** The first thousand lines of a report. */
export function ReportLines({
  lines,
  fileNames,
}: {
  lines: readonly ReportLine[]
  fileNames: readonly string[]
}) {
  const hasFiles = fileNames.length > 1
  return (
    <div className="max-h-96 overflow-auto" tabIndex={0} role="region" aria-label="Skipped rows and remarks">
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {hasFiles && <th className={HEAD}>File</th>}
            <th className={`${HEAD} text-right`}>Line</th>
            <th className={HEAD}>What</th>
            <th className={HEAD}>Reason</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map(({ file, line, reason, skipped }, index) => (
            <tr key={index}>
              {hasFiles && (
                <td className="max-w-40 truncate border-t border-line py-1.5 pr-4 text-muted">
                  {fileNames[file]}
                </td>
              )}
              <td className="border-t border-line py-1.5 pr-4 text-right tabular-nums">
                {numberWords(line)}
              </td>
              <td className="border-t border-line py-1.5 pr-4">
                <Chip tone={skipped ? 'wait' : 'plain'}>{skipped ? 'Skipped' : 'Remark'}</Chip>
              </td>
              <td className="border-t border-line py-1.5 break-words">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > SHOWN && (
        <p className="py-2 text-muted">
          The first {numberWords(SHOWN)} of {numberWords(lines.length)}. The download has all.
        </p>
      )}
    </div>
  )
}
