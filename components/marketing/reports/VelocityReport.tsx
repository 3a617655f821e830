import type { ReactNode } from 'react'
import type { SalesVelocity } from '../../../lib/domain/reports/sales-velocity'
import type { WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import { counted, numberWords } from '../../ui/counted'
import { LinkButton } from '../../ui/LinkButton'
import { hashOf } from '../route'
import { VelocityFormula } from './formulas'
import { RateCell } from './RateCell'
import { ReportBlock } from './ReportBlock'
import { csvOf, download, type CsvColumn } from './report-csv'
import { daysWords, isFew, oneDecimal } from './report-words'

const MONTH_DAYS = 30

/** How fast opportunities become won deals, with the four parts it is made of. */
export function VelocityReport({ reports }: { reports: WorkspaceReports }) {
  const { velocity, settings } = reports
  const money = (value: number) =>
    `${numberWords(Math.round(value))}${settings.currency ? ` ${settings.currency}` : ''}`
  const decided = velocity?.winRate.n ?? 0
  const csv: CsvColumn<SalesVelocity>[] = [
    ['Opportunities', (row) => row.opportunities],
    ['Still open', (row) => row.open],
    ['Won', (row) => row.winRate.hits],
    ['Decided', (row) => row.winRate.n],
    ['Win rate', (row) => row.winRate.rate],
    ['Mean value', (row) => row.meanValue],
    ['Cycle days', (row) => row.cycleDays],
    ['Won deals a day', (row) => row.wonPerDay],
    ['Value a day', (row) => row.perDay],
  ]
  return (
    <ReportBlock
      title="Sales velocity"
      line="Of opportunities opened in the last year."
      formula={<VelocityFormula />}
      onDownload={velocity && (() => download('velocity.csv', csvOf(csv, [velocity])))}
    >
      {velocity ? (
        <>
          <p className="text-pretty tabular-nums">
            <strong className="text-title font-semibold">
              {velocity.wonPerDay === undefined
                ? 'Not known yet'
                : velocity.perDay === undefined
                  ? `${oneDecimal(MONTH_DAYS * velocity.wonPerDay)} won deals a month`
                  : `${money(velocity.perDay)} a day`}
            </strong>{' '}
            <span className="text-muted">
              {velocity.wonPerDay === undefined
                ? 'It takes a decided opportunity and a won one whose opening is known.'
                : `${velocity.perDay === undefined ? '' : `${oneDecimal(MONTH_DAYS * velocity.wonPerDay)} won deals a month. `}${counted(decided, 'opportunity', 'opportunities')} decided${isFew({ n: decided }) ? ', few data yet' : ''}.`}
            </span>
          </p>
          <dl className="grid max-w-3xl grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-4">
            <Part name="Opportunities" value={numberWords(velocity.opportunities)} note={`${numberWords(velocity.open)} still open`} />
            <Part name="Win rate" value={<RateCell rate={velocity.winRate} />} />
            <Part
              name="Mean value of a won deal"
              value={velocity.meanValue === undefined ? 'Not said' : money(velocity.meanValue)}
              note={
                velocity.meanValue === undefined ? (
                  <a className="text-accent underline underline-offset-2" href={hashOf({ page: 'reports', id: 'speed' })}>Say it with the business hours</a>
                ) : (
                  'as the company says'
                )
              }
            />
            <Part name="From opening to won" value={velocity.cycleDays === undefined ? 'Not known' : daysWords(velocity.cycleDays)} note="in the mean" />
          </dl>
        </>
      ) : (
        <div className="flex max-w-3xl flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-ui bg-raised px-4 py-3">
          <p className="min-w-0 flex-1 basis-72 text-pretty">
            No opportunity was opened in the last year, as far as is known. Bring them with their dates from your CRM.
          </p>
          <LinkButton href={hashOf({ page: 'import' })}>Import</LinkButton>
        </div>
      )}
    </ReportBlock>
  )
} // prettier-ignore

function Part({ name, value, note }: { name: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <dt className="text-caption text-muted">{name}</dt>
      <dd className="tabular-nums">
        <span className="font-medium">{value}</span>
        {note && <span className="block text-caption text-muted">{note}</span>}
      </dd>
    </div>
  )
}
