import type { StrugglingAccount } from '../../../lib/domain/reports/struggling-accounts'
import type { WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import { counted, numberWords } from '../../ui/counted'
import { AccountsFormula } from './formulas'
import { ReportBlock } from './ReportBlock'
import { csvOf, download, type CsvColumn } from './report-csv'
import { ReportTable, type ReportColumn } from './ReportTable'
import { struggleWords } from './report-words'

/** Accounts with sales that went quiet, cool down or wait for us. */
export function AccountsReport({ reports }: { reports: WorkspaceReports }) {
  const { inPlay, struggling, total } = reports.accounts
  return (
    <ReportBlock
      title="Accounts that need a look"
      line={
        inPlay === 0
          ? 'No account is in play: none has a lead with sales that is neither won nor lost.'
          : `${numberWords(total)} of ${counted(inPlay, 'account')} in play ${total === 1 ? 'needs' : 'need'} a look.`
      }
      formula={<AccountsFormula />}
      onDownload={struggling.length > 0 ? () => download('struggling-accounts.csv', csvOf(CSV, struggling)) : undefined}
    >
      {struggling.length > 0 ? (
        <ReportTable label="Struggling accounts" columns={COLUMNS} rows={struggling} rowKey={({ account }) => account} />
      ) : (
        inPlay > 0 && <p className="py-4">None struggles: all were touched lately, and nobody waits for us.</p>
      )}
      {total > struggling.length && (
        <p className="text-muted">{`Those with most reasons; ${numberWords(total - struggling.length)} more are left out.`}</p>
      )}
    </ReportBlock>
  )
} // prettier-ignore

const quietDays = ({ struggles }: StrugglingAccount): number | undefined =>
  struggles.flatMap((struggle) => (struggle.kind === 'quiet' ? [struggle.days] : []))[0]
const overdue = ({ struggles }: StrugglingAccount): number | undefined =>
  struggles.flatMap((struggle) => (struggle.kind === 'overdue' ? [struggle.count] : []))[0]

const COLUMNS: readonly ReportColumn<StrugglingAccount>[] = [
  {
    name: 'Account',
    sortBy: ({ account }) => account,
    cell: ({ account }) => (
      <span dir="auto" className="line-clamp-3 min-w-32 break-words">
        {account}
      </span>
    ),
    className: 'max-w-72',
  },
  {
    name: 'Why',
    cell: ({ struggles }) => (
      <ul>
        {struggles.map((struggle) => (
          <li key={struggle.kind} className="first-letter:uppercase">
            {struggleWords(struggle)}
          </li>
        ))}
      </ul>
    ),
  },
  {
    name: 'Days quiet',
    isNumber: true,
    sortBy: quietDays,
    cell: (row) => numberOrDash(quietDays(row)),
  },
  { name: 'Overdue', isNumber: true, sortBy: overdue, cell: (row) => numberOrDash(overdue(row)) },
]

const CSV: readonly CsvColumn<StrugglingAccount>[] = [
  ['Account', ({ account }) => account],
  ['Why', ({ struggles }) => struggles.map(struggleWords).join('; ')],
  ['Days quiet', quietDays],
  ['Promises overdue', overdue],
]

function numberOrDash(value: number | undefined): string {
  return value === undefined ? '–' : numberWords(value)
}
