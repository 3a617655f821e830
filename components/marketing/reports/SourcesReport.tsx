import { useMemo, useState } from 'react'
import {
  CONVERSION_KEYS,
  type ConversionKey,
  type ConversionLine,
} from '../../../lib/domain/reports/conversion-by'
import type { WindowDays, WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import { counted, numberWords } from '../../ui/counted'
import { Segmented } from '../../ui/Segmented'
import { cohortColumns, timeColumns } from './csv-columns'
import { SourcesFormula } from './formulas'
import { NoWonNote } from './NoWonNote'
import { RateCell } from './RateCell'
import { ReportBlock } from './ReportBlock'
import { csvOf, download, type CsvColumn } from './report-csv'
import { ReportTable, type ReportColumn } from './ReportTable'
import { monthWords } from './report-words'
import { TimeCell } from './TimeCell'
import { WindowChoice } from './WindowChoice'

const NAMES: Record<ConversionKey, { one: string; many: string; none: string }> = {
  source: { one: 'Source', many: 'sources', none: 'No source' },
  campaign: { one: 'Campaign', many: 'campaigns', none: 'No campaign' },
  landingPage: { one: 'Landing page', many: 'landing pages', none: 'No page known' },
  cohort: { one: 'Month', many: 'months', none: 'No month' },
}
const OPTIONS = CONVERSION_KEYS.map((key) => ({ value: key, label: NAMES[key].one }))

/** Where leads come from, and how many of each became won deals in what time. */
export function SourcesReport({ reports }: { reports: WorkspaceReports }) {
  const [key, setKey] = useState<ConversionKey>('source')
  const [days, setDays] = useState<WindowDays>(90)
  const { lines, total } = reports.conversion[days][key]
  const columns = useMemo(() => columnsOf(key, days), [key, days])
  const csv: CsvColumn<ConversionLine>[] = [
    [NAMES[key].one, (line) => nameOf(key, line)],
    ['Leads', (line) => line.leads],
    ['Won', (line) => line.won],
    ...cohortColumns<ConversionLine>(`Won within ${days} days`, (line) => line.cohort),
    ...timeColumns<ConversionLine>((line) => line),
  ]
  const left = total - lines.length
  return (
    <ReportBlock
      title="Where leads come from"
      line={`${counted(reports.leads, 'lead')} from ${counted(total, NAMES[key].one.toLowerCase(), NAMES[key].many)}, ${numberWords(reports.won)} won.`}
      tools={
        <>
          <Segmented label="By" options={OPTIONS} value={key} onChange={setKey} />
          <WindowChoice days={days} onChange={setDays} />
        </>
      }
      formula={<SourcesFormula zone={reports.settings.calendar.zone} />}
      onDownload={() =>
        download(`won-by-${NAMES[key].one.toLowerCase().replace(' ', '-')}.csv`, csvOf(csv, lines))
      }
    >
      {reports.won === 0 && <NoWonNote />}
      <ReportTable
        key={key}
        label={`Leads by ${NAMES[key].one.toLowerCase()}`}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.value ?? ''}
      />
      {left > 0 && (
        <p className="text-muted">
          {key === 'cohort'
            ? `The latest ${numberWords(lines.length)}; ${numberWords(left)} older ones are left out.`
            : `Those with most leads; ${numberWords(left)} smaller ones are left out.`}
        </p>
      )}
    </ReportBlock>
  )
}

function columnsOf(key: ConversionKey, days: WindowDays): ReportColumn<ConversionLine>[] {
  return [
    {
      name: NAMES[key].one,
      sortBy: (line) => line.value,
      cell: (line) => (
        <span
          dir="auto"
          className={`line-clamp-3 min-w-24 [overflow-wrap:anywhere] ${line.value ? '' : 'font-normal text-muted'}`}
        >
          {nameOf(key, line)}
        </span>
      ),
      className: 'max-w-40 lg:max-w-64',
    },
    { name: 'Leads', isNumber: true, sortBy: (line) => line.leads, cell: (line) => numberWords(line.leads) },
    { name: 'Won', isNumber: true, sortBy: (line) => line.won, cell: (line) => numberWords(line.won) },
    {
      name: `Won within ${days} days`,
      largestFirst: true,
      sortBy: (line) => line.cohort.rate,
      cell: (line) => (
        <span className="block min-w-32">
          <RateCell rate={line.cohort} />
        </span>
      ),
    },
    {
      name: 'Time to won',
      largestFirst: true,
      sortBy: (line) => line.medianDays,
      cell: (line) => <TimeCell times={line} arrived={line.won} />,
    },
  ]
}

function nameOf(key: ConversionKey, { value }: ConversionLine): string {
  if (value === undefined) return NAMES[key].none
  return key === 'cohort' ? monthWords(value) : value
}
