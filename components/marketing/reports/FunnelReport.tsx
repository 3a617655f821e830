import { useState } from 'react'
import type { CohortRate } from '../../../lib/domain/reports/cohort-rate'
import type { WaterfallLine, WaterfallStep } from '../../../lib/domain/reports/waterfall'
import type { WindowDays, WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import { counted, numberWords } from '../../ui/counted'
import { hashOf } from '../route'
import { cohortColumns, timeColumns } from './csv-columns'
import { FunnelFormula } from './formulas'
import { NoWonNote } from './NoWonNote'
import { RateCell } from './RateCell'
import { ReportBlock } from './ReportBlock'
import { csvOf, download, type CsvColumn } from './report-csv'
import { ReportTable, type ReportColumn } from './ReportTable'
import { STEP_NAMES } from './report-words'
import { TimeCell } from './TimeCell'
import { WindowChoice } from './WindowChoice'

interface Row {
  step: WaterfallStep
  count: number
  /** Of all leads. */
  share: number
  /** From the step before; none at the first. */
  line: WaterfallLine | undefined
}

const NONE: CohortRate = { n: 0, hits: 0, pending: 0 }

/** From lead to won deal, step by step: how many come on, and how long it takes. */
export function FunnelReport({ reports }: { reports: WorkspaceReports }) {
  const [days, setDays] = useState<WindowDays>(90)
  const rows = reports.reached.map(({ step, count }): Row => ({
    step,
    count,
    share: reports.leads === 0 ? 0 : count / reports.leads,
    line: reports.waterfall[days].find(({ to }) => to === step),
  }))
  const csv: CsvColumn<Row>[] = [
    ['Step', (row) => STEP_NAMES[row.step]],
    ['Leads that came so far', (row) => row.count],
    ['Skipped it', (row) => row.line?.skipped],
    ...cohortColumns<Row>(`Came on within ${days} days`, (row) => row.line?.cohort),
    ...timeColumns<Row>((row) => row.line),
  ]
  return (
    <ReportBlock
      title="From lead to won deal"
      line={`${numberWords(reports.won)} of ${counted(reports.leads, 'lead')} won. Each rate says how many of those with a date of the step before came to this one within ${days} days, of those who have had that long.`}
      tools={<WindowChoice days={days} onChange={setDays} />}
      formula={<FunnelFormula reports={reports} />}
      onDownload={() => download('funnel.csv', csvOf(csv, rows))}
    >
      {reports.won === 0 && <NoWonNote />}
      <ReportTable label="Funnel" columns={COLUMNS} rows={rows} rowKey={(row) => row.step} />
      <p className="max-w-3xl text-pretty text-muted">
        {!rows.some(({ step }) => step === 'mql') && (
          <>
            MQL is left out: no definition is in force and the CRM dates no MQL.{' '}
            <a className="text-accent underline underline-offset-2" href={hashOf({ page: 'definition' })}>
              Write a definition
            </a>
            .{' '}
          </>
        )}
        {reports.wonBeforeArrival > 0 &&
          `${counted(reports.wonBeforeArrival, 'deal')} won before the first known contact: counted, and worth a look.`}
      </p>
    </ReportBlock>
  )
}

const COLUMNS: readonly ReportColumn<Row>[] = [
  { name: 'Step', cell: (row) => STEP_NAMES[row.step], className: 'w-24 lg:w-36' },
  { name: 'Leads that came so far', cell: (row) => <Bar {...row} />, className: 'w-28 lg:w-48' },
  {
    name: 'Came on from the step before',
    cell: (row) => row.line && <RateCell rate={row.line.cohort ?? NONE} />,
  },
  {
    name: 'Time from the step before',
    cell: (row) => row.line && <TimeCell times={row.line} arrived={row.line.arrived} />,
  },
]

function Bar({ count, share, line }: Row) {
  const skipped = line?.skipped ?? 0
  return (
    <>
      <span className="flex items-center gap-2">
        <span className="w-10 shrink-0 text-lead lg:w-14 font-semibold tabular-nums">
          {numberWords(count)}
        </span>
        <span aria-hidden className="h-4 min-w-0 flex-1">
          <span
            className="block h-full rounded-[2px] bg-accent"
            style={{ width: `${Math.max(count > 0 ? 2 : 0, 100 * share)}%` }}
          />
        </span>
      </span>
      {skipped > 0 && <span className="text-caption text-muted">{`${numberWords(skipped)} skipped it`}</span>}
    </>
  )
}
