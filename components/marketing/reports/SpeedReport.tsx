import type { PromiseLine } from '../../../lib/domain/reports/promise'
import type { WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import { counted, numberWords } from '../../ui/counted'
import { LinkButton } from '../../ui/LinkButton'
import { hashOf } from '../route'
import { rateColumns } from './csv-columns'
import { SpeedFormula } from './formulas'
import { HoursPart } from './HoursPart'
import { RateCell } from './RateCell'
import { ReportBlock } from './ReportBlock'
import { csvOf, download, type CsvColumn } from './report-csv'
import { ReportTable, type ReportColumn } from './ReportTable'
import { handoffWords, hoursWords, isFew, PROMISE_NAMES } from './report-words'

/** How fast sales comes to the leads it is given, and how both teams keep their promises. */
export function SpeedReport({ reports }: { reports: WorkspaceReports }) {
  const { speed, promises, handovers, promiseDays } = reports
  return (
    <>
      <ReportBlock
        title="Speed to lead, and promises kept"
        line={`${counted(handovers, 'lead')} handed over in the last ${promiseDays} days. A lead is handed over when ${handoffWords(reports.handoff)}.`}
        formula={<SpeedFormula reports={reports} />}
        onDownload={promises.length > 0 ? () => download('promises.csv', csvOf(CSV, promises)) : undefined}
      >
        {speed ? <SpeedLine reports={reports} /> : <NoActs />}
        {promises.length > 0 ? (
          <ReportTable label="Promises" columns={COLUMNS} rows={promises} rowKey={(line) => line.kind} />
        ) : (
          <p className="text-muted">
            No promise has begun to run: no lead was handed over and no verdict given in these days.
          </p>
        )}
        {promises.length > 0 && !promises.some(({ kind }) => kind === 'verdict') && (
          <p className="text-muted">
            The verdict counts from the first one that was given: before it nobody promised one.
          </p>
        )}
      </ReportBlock>
      <HoursPart settings={reports.settings} />
    </>
  )
}

function SpeedLine({ reports: { speed, handovers } }: { reports: WorkspaceReports }) {
  const { touched, waiting, medianHours, p90Hours } = speed!
  if (medianHours === undefined || p90Hours === undefined)
    return (
      <p className="text-pretty">
        {handovers === 0
          ? 'No lead was handed over in these days.'
          : `None of ${counted(handovers, 'lead')} was touched by sales yet.`}
      </p>
    )
  return (
    <p className="text-pretty tabular-nums">
      <strong className="text-title font-semibold">{hoursWords(medianHours)}</strong>{' '}
      <span className="text-muted">
        from hand-over to first touch in the median, {hoursWords(p90Hours)} for nine in ten: business time, of{' '}
        {counted(touched, 'lead')} touched; {numberWords(waiting)} not touched yet
        {isFew({ n: touched }) && ', few data yet'}.
      </span>
    </p>
  )
}

function NoActs() {
  return (
    <div className="flex max-w-3xl flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-ui bg-raised px-4 py-3">
      <p className="min-w-0 flex-1 basis-72 text-pretty">
        No call, meeting or message by sales is known, so the first attempt cannot be told. Bring them from
        your CRM.
      </p>
      <LinkButton href={hashOf({ page: 'import' })}>Import</LinkButton>
    </div>
  )
}

const COLUMNS: readonly ReportColumn<PromiseLine>[] = [
  {
    name: 'Promise',
    cell: ({ kind }) => (
      <span className="block min-w-36">
        {PROMISE_NAMES[kind].name}
        <span className="block text-caption font-normal text-muted">{PROMISE_NAMES[kind].promise}</span>
      </span>
    ),
  },
  { name: 'Kept, of those decided', cell: ({ share }) => <span className="block min-w-40"><RateCell rate={share} /></span> },
  { name: 'Late', isNumber: true, cell: ({ late }) => numberWords(late) },
  { name: 'Overdue', isNumber: true, cell: ({ overdue }) => numberWords(overdue) },
  { name: 'Still running', isNumber: true, cell: ({ open }) => numberWords(open) },
] // prettier-ignore

const CSV: readonly CsvColumn<PromiseLine>[] = [
  ['Promise', ({ kind }) => `${PROMISE_NAMES[kind].name} ${PROMISE_NAMES[kind].promise}`],
  ...rateColumns<PromiseLine>('Kept', ({ share }) => share),
  ['Late', ({ late }) => late],
  ['Overdue', ({ overdue }) => overdue],
  ['Still running', ({ open }) => open],
]
