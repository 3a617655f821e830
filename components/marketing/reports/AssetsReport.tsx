import { useState } from 'react'
import type { AssetMark } from '../../../lib/domain/reports/asset-use'
import type { AssetLine, WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import { Chip } from '../../ui/Chip'
import { counted, numberWords } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Segmented } from '../../ui/Segmented'
import { hashOf } from '../route'
import { rateColumns } from './csv-columns'
import { AssetsFormula } from './formulas'
import { RateCell } from './RateCell'
import { ReportBlock } from './ReportBlock'
import { csvOf, download, type CsvColumn } from './report-csv'
import { ReportTable, type ReportColumn } from './ReportTable'
import { percentWords, rateWords } from './report-words'

const MARKS: Record<AssetMark, string> = {
  sleeper: 'Sleeper',
  neverUsed: 'Never used',
  expiredSent: 'Expired, still sent',
}
type Choice = 'all' | AssetMark

/** What was sent, and whether the leads moved on. */
export function AssetsReport({ reports }: { reports: WorkspaceReports }) {
  const [choice, setChoice] = useState<Choice>('all')
  // What is out of use and was never sent is no news.
  const lines = reports.assets.filter(({ retired, sends }) => !retired || sends > 0)
  const having = (mark: AssetMark) => lines.filter(({ marks }) => marks.includes(mark))
  const options = [
    { value: 'all' as Choice, label: 'All', count: lines.length },
    ...(Object.keys(MARKS) as AssetMark[]).map((mark) => ({
      value: mark as Choice,
      label: MARKS[mark],
      count: having(mark).length,
    })),
  ]
  const shown = choice === 'all' ? lines : having(choice)
  const { count, moved } = reports.sends
  // Views come from a hub's tracked links; where nothing went out with one there is nothing to say.
  const hasViews = lines.some(({ views }) => views.n > 0)
  return (
    <ReportBlock
      title="What was sent, and what moved leads on"
      line={
        count === 0
          ? 'Nothing was sent yet.'
          : `${counted(count, 'send')}. Moved on within 14 days: ${rateWords(moved)}.`
      }
      tools={<Segmented label="Show" options={options} value={choice} onChange={setChoice} />}
      formula={<AssetsFormula mean={moved.rate} />}
      onDownload={
        lines.length > 0
          ? () => download('assets.csv', csvOf(hasViews ? [...CSV, ...VIEWED_CSV] : CSV, lines))
          : undefined
      }
    >
      {lines.length === 0 ? (
        <EmptyState title="No assets yet" text="Add what reps can send; its use shows here.">
          <LinkButton href={hashOf({ page: 'assets' })}>Assets</LinkButton>
        </EmptyState>
      ) : shown.length === 0 ? (
        <p className="py-4 text-muted">{choice === 'all' ? '' : `None: ${EMPTY[choice]}`}</p>
      ) : (
        <ReportTable
          label="Assets"
          columns={hasViews ? WITH_VIEWS : COLUMNS}
          rows={shown}
          rowKey={({ assetId }) => assetId}
        />
      )}
    </ReportBlock>
  )
}

const EMPTY: Record<AssetMark, string> = {
  sleeper: 'no asset with few sends does clearly better than the others.',
  neverUsed: 'every asset that reps may send was sent at least once.',
  expiredSent: 'nothing was sent past its last day.',
}

const COLUMNS: readonly ReportColumn<AssetLine>[] = [
  {
    name: 'Asset',
    sortBy: ({ title }) => title,
    cell: ({ title, marks, retired }) => (
      <span className="flex min-w-32 flex-col items-start gap-1">
        <span dir="auto" className="line-clamp-3 break-words">
          {title}
        </span>
        {(marks.length > 0 || retired) && (
          <span className="flex flex-wrap gap-1 font-normal">
            {marks.map((mark) => (
              <Chip key={mark} tone={mark === 'expiredSent' ? 'wait' : mark === 'sleeper' ? 'good' : 'plain'}>
                {MARKS[mark]}
              </Chip>
            ))}
            {retired && <Chip>Out of use</Chip>}
          </span>
        )}
      </span>
    ),
    className: 'max-w-80',
  },
  { name: 'Sends', isNumber: true, sortBy: ({ sends }) => sends, cell: ({ sends }) => numberWords(sends) },
  { name: 'Leads', isNumber: true, sortBy: ({ leads }) => leads, cell: ({ leads }) => numberWords(leads) },
  {
    name: 'Reps',
    isNumber: true,
    sortBy: ({ reps }) => reps,
    cell: ({ reps }) => numberWords(reps),
    className: 'hidden lg:table-cell',
  },
  {
    name: 'Moved on within 14 days',
    largestFirst: true,
    sortBy: ({ moved }) => moved.rate,
    cell: ({ moved }) => (
      <span className="block min-w-32">
        <RateCell rate={moved} />
      </span>
    ),
  },
  {
    name: 'Shrunk',
    isNumber: true,
    sortBy: ({ shrunk, moved }) => (moved.n > 0 ? shrunk : undefined),
    cell: ({ shrunk, moved }) => (shrunk === undefined || moved.n === 0 ? '–' : percentWords(shrunk)),
  },
  {
    name: 'Asked for',
    isNumber: true,
    sortBy: ({ requested }) => requested,
    cell: ({ requested }) => (requested > 0 ? numberWords(requested) : '–'),
    className: 'hidden lg:table-cell',
  },
  {
    name: 'Last sent',
    isNumber: true,
    sortBy: ({ lastSentAt }) => lastSentAt,
    cell: ({ lastSentAt }) => (lastSentAt === undefined ? '–' : <DayTime at={lastSentAt} />),
  },
]

const VIEWED: ReportColumn<AssetLine> = {
  name: 'Viewed',
  largestFirst: true,
  sortBy: ({ views }) => views.rate,
  cell: ({ views }) =>
    views.n === 0 ? (
      '–'
    ) : (
      <span className="block min-w-32">
        <RateCell rate={views} />
      </span>
    ),
}
const AFTER_LEADS = COLUMNS.findIndex(({ name }) => name === 'Leads') + 1
const WITH_VIEWS = COLUMNS.toSpliced(AFTER_LEADS, 0, VIEWED)
const VIEWED_CSV = rateColumns<AssetLine>('Viewed by a person', ({ views }) => views)

const CSV: readonly CsvColumn<AssetLine>[] = [
  ['Asset', ({ title }) => title],
  ['Type', ({ type }) => type],
  ['Sends', ({ sends }) => sends],
  ['Leads', ({ leads }) => leads],
  ['Reps', ({ reps }) => reps],
  ...rateColumns<AssetLine>('Moved on within 14 days', ({ moved }) => moved),
  ['Shrunk rate', ({ shrunk }) => shrunk],
  [
    'Last sent',
    ({ lastSentAt }) => (lastSentAt === undefined ? undefined : new Date(lastSentAt).toISOString()),
  ],
  ['Asked for by reps', ({ requested }) => requested],
  ['By stage', ({ byStage }) => countsText(byStage)],
  ['By persona', ({ byPersona }) => countsText(byPersona)],
  ['Marks', ({ marks }) => marks.map((mark) => MARKS[mark]).join('; ')],
]

function countsText(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, times]) => `${name} ${times}`)
    .join('; ')
}
