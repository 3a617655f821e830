import { ATTRIBUTION_MODELS, type AttributionModel } from '../../../lib/domain/attribution/attribute'
import type { ChannelCredit } from '../../../lib/domain/reports/path-tally'
import type { WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import { counted, numberWords } from '../../ui/counted'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { hashOf } from '../route'
import { AttributionFormula } from './formulas'
import { NoWonNote } from './NoWonNote'
import { ReportBlock } from './ReportBlock'
import { csvOf, download, type CsvColumn } from './report-csv'
import { ReportTable, type ReportColumn } from './ReportTable'
import { channelWords, isFew } from './report-words'

const MODEL_NAMES: Record<AttributionModel, string> = {
  first: 'First',
  last: 'Last',
  linear: 'Linear',
  timeDecay: 'Time decay',
  position: 'Position',
  wShaped: 'W-shaped',
  markov: 'Markov',
  shapley: 'Shapley',
}

/** Eight rules that share the same won deals out among the channels of both teams. */
export function AttributionReport({ reports }: { reports: WorkspaceReports }) {
  const { channels, conversions, paths, halfLifeDays } = reports.attribution
  const isShown = conversions > 0 && channels.length > 0
  return (
    <ReportBlock
      title="Which channels were on the way to won deals"
      line={lineOf(reports)}
      formula={<AttributionFormula halfLifeDays={halfLifeDays} paths={paths} />}
      onDownload={isShown ? () => download('attribution.csv', csvOf(CSV, channels)) : undefined}
    >
      {conversions === 0 && <NoWonNote />}
      {channels.length === 0 && (
        <EmptyState title="No touch with a channel yet" text="Import the touchpoints of both teams.">
          <LinkButton href={hashOf({ page: 'import' })}>Import</LinkButton>
        </EmptyState>
      )}
      {isShown && (
        <ReportTable
          label="Won deals by channel and rule"
          columns={columnsOf(channels)}
          rows={channels}
          rowKey={({ channel }) => channel}
        />
      )}
    </ReportBlock>
  )
}

function lineOf({ attribution: { conversions, unattributed } }: WorkspaceReports): string {
  if (conversions === 0)
    return 'Eight rules share each won deal out among the touches of both teams before it.'
  const known =
    unattributed === 0
      ? 'Each had a touch before it.'
      : `${numberWords(unattributed)} of ${numberWords(conversions)} had no known touch before and cannot be attributed.`
  return [
    `${counted(conversions, 'won deal')}, shared out by eight rules among the touches before ${conversions === 1 ? 'it' : 'them'}, marketing’s and sales’ alike.`,
    known,
    'No number says who won: where the rules agree it hardly hangs on the rule, where they differ it does.',
    ...(isFew({ n: conversions }) ? ['Few data yet.'] : []),
  ].join(' ')
}

function columnsOf(channels: readonly ChannelCredit[]): ReportColumn<ChannelCredit>[] {
  const most = Math.max(...channels.flatMap(({ credit }) => Object.values(credit)), 1e-9)
  return [
    {
      name: 'Channel',
      sortBy: ({ channel }) => channelWords(channel).name,
      cell: ({ channel }) => (
        <span className="block max-w-48 min-w-20 break-words">
          {channelWords(channel).name}
          <span className="block text-caption font-normal text-muted">{channelWords(channel).team}</span>
        </span>
      ),
    },
    {
      name: 'Journeys',
      isNumber: true,
      sortBy: ({ paths }) => paths,
      cell: ({ paths }) => numberWords(paths),
    },
    ...ATTRIBUTION_MODELS.map((model): ReportColumn<ChannelCredit> => ({
      name: MODEL_NAMES[model],
      isNumber: true,
      sortBy: ({ credit }) => credit[model],
      cell: ({ credit }) => <Credit value={credit[model]} most={most} />,
    })),
  ]
}

/** The number, and under it a line as long as its part of the largest of all. */
function Credit({ value, most }: { value: number; most: number }) {
  return (
    <span className="flex min-w-8 flex-col items-end gap-1">
      <span className={value < 0.05 ? 'text-muted' : ''}>{creditWords(value)}</span>
      <span aria-hidden className="flex h-1 w-full justify-end rounded-[1px] bg-line">
        <span
          className="block h-full rounded-[1px] bg-accent"
          style={{ width: `${(100 * value) / most}%` }}
        />
      </span>
    </span>
  )
}

function creditWords(value: number): string {
  if (value === 0) return '0'
  return value < 99.5 ? value.toFixed(1) : numberWords(Math.round(value))
}

const CSV: readonly CsvColumn<ChannelCredit>[] = [
  ['Team', ({ channel }) => channelWords(channel).team],
  ['Channel', ({ channel }) => channelWords(channel).name],
  ['Journeys over it', ({ paths }) => paths],
  ...ATTRIBUTION_MODELS.map((model): CsvColumn<ChannelCredit> => [
    MODEL_NAMES[model],
    ({ credit }) => credit[model],
  ]),
]
