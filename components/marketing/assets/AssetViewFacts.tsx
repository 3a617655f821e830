import { useState } from 'react'
import type { AssetViews } from '../../../lib/domain/reports/asset-views'
import { Button } from '../../ui/Button'
import { counted, numberWords } from '../../ui/counted'

/** Pages shown at once. */
const FEW_PAGES = 12

interface AssetViewFactsProps {
  /** Undefined where nothing was opened, or it is not known yet. */
  views: AssetViews | undefined
  /** Sends with a tracked link, and those of them that a person opened. */
  tracked: number
  viewed: number
}

/** How an asset's tracked links were opened, and by its pages how long. Draws nothing where there was no link. */
export function AssetViewFacts({ views, tracked, viewed }: AssetViewFactsProps) {
  if (tracked === 0 && !views) return null
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-caption font-medium text-muted">Opened</h3>
      {tracked > 0 && (
        <p className="tabular-nums">
          {numberWords(viewed)} of {counted(tracked, 'send')} with a tracked link, by a person
        </p>
      )}
      {views && <Openings views={views} />}
      {views && views.pages.length > 0 && <PageTimes pages={views.pages} />}
    </div>
  )
}

function Openings({ views: { human, unsure, machine } }: { views: AssetViews }) {
  const parts = [`${numberWords(human)} by people`]
  if (unsure > 0) parts.push(`${numberWords(unsure)} unsure`)
  if (machine > 0) parts.push(`${numberWords(machine)} by machines`)
  return (
    <>
      <p className="text-muted tabular-nums">
        {counted(human + unsure + machine, 'opening')}: {parts.join(', ')}
      </p>
      {unsure + machine > 0 && (
        <p className="text-caption text-pretty text-muted">
          Machines are scanners of mail and previews of links. Unsure ones may be either.
        </p>
      )}
    </>
  )
}

function PageTimes({ pages }: { pages: AssetViews['pages'] }) {
  const [isWhole, setWhole] = useState(false)
  const most = Math.max(...pages.map(({ median }) => median))
  const shown = isWhole ? pages : pages.slice(0, FEW_PAGES)
  return (
    <>
      <table className="mt-2 w-full max-w-96">
        <caption className="pb-1 text-left text-caption text-muted">
          Median time on each page, without machines
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Page</th>
            <th scope="col">Median time</th>
            <th scope="col">Viewings</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {shown.map(({ page, median, viewings }) => (
            <tr key={page}>
              <th scope="row" className="w-16 py-0.5 text-left font-normal whitespace-nowrap">
                Page {numberWords(page)}
              </th>
              <td className="py-0.5">
                <span className="flex items-center gap-2">
                  <span aria-hidden className="h-1.5 w-16 shrink-0 bg-line">
                    <span className="block h-full bg-accent" style={{ width: `${(100 * median) / most}%` }} />
                  </span>
                  <span className="whitespace-nowrap">{timeWords(median)}</span>
                </span>
              </td>
              <td className="py-0.5 text-right text-caption whitespace-nowrap text-muted">
                {counted(viewings, 'viewing')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < pages.length && (
        <Button look="link" className="self-start" onClick={() => setWhole(true)}>
          Show all {numberWords(pages.length)} pages
        </Button>
      )}
    </>
  )
}

/** "under 1 s", "12 s", "1 min 5 s". */
function timeWords(ms: number): string {
  if (ms < 1000) return 'under 1 s'
  const seconds = Math.round(ms / 1000)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [minutes > 0 ? `${numberWords(minutes)} min` : '', rest > 0 || minutes === 0 ? `${rest} s` : '']
    .filter(Boolean)
    .join(' ')
}
