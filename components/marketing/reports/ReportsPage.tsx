import { ChartNoAxesColumn } from 'lucide-react'
import type { WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import type { HeldReports } from '../../../lib/messages/report-port'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { counted, numberWords } from '../../ui/counted'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Progress } from '../../ui/Progress'
import { Skeleton } from '../../ui/Skeleton'
import { fullWords } from '../../ui/day-words'
import { useNow } from '../../ui/use-now'
import { FirstRun } from '../FirstRun'
import { PageHead } from '../PageHead'
import { useTitle } from '../use-title'
import { AccountsReport } from './AccountsReport'
import { AssetsReport } from './AssetsReport'
import { AttributionReport } from './AttributionReport'
import { FunnelReport } from './FunnelReport'
import type { Progress as Done } from './report-client'
import { useReports } from './report-queries'
import { sectionOf, type ReportSection } from './report-sections'
import { ReportTabs } from './ReportTabs'
import { agoWords } from './report-words'
import { SourcesReport } from './SourcesReport'
import { SpeedReport } from './SpeedReport'
import { VelocityReport } from './VelocityReport'

/** The numbers of both teams, each with its count and how it is worked out. */
export function ReportsPage({ id, arrived }: { id?: string; arrived: boolean }) {
  const { data: held, error, refetch, progress, isWorking, againError, workOutAgain } = useReports()
  const section = sectionOf(id)
  useTitle('Reports')
  const reports = held?.reports
  return (
    <div className="flex h-full flex-col">
      <header className="flex flex-col gap-2 border-b border-line px-4 pt-4 pb-2 lg:px-6">
        {reports ? (
          <PageHead focus={arrived} number={reports.leads === 0 ? 'No leads' : counted(reports.leads, 'lead')} line={headLine(reports)}>
            <Standing held={held} isWorking={isWorking} progress={progress} onAgain={workOutAgain} />
          </PageHead>
        ) : error ? (
          <PageHead focus={arrived} number="Reports" />
        ) : (
          <Skeleton className="h-8 w-56" />
        )}
        <ReportTabs section={section} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 lg:px-6">
        {againError && (
          <div className="mb-4">
            <ErrorNote onRetry={workOutAgain}>{errorWords(againError, 'The reports could not be worked out.')}</ErrorNote>
          </div>
        )}
        {reports ? (
          reports.leads === 0 ? (
            <NoLeads />
          ) : (
            <div className="flex max-w-6xl flex-col gap-8">
              <Section section={section} reports={reports} />
            </div>
          )
        ) : error ? (
          <ErrorNote onRetry={() => void refetch()}>{errorWords(error, 'The reports could not be worked out.')}</ErrorNote>
        ) : (
          <Working progress={progress} />
        )}
      </div>
    </div>
  )
} // prettier-ignore

function Section({ section, reports }: { section: ReportSection; reports: WorkspaceReports }) {
  switch (section) {
    case 'funnel':
      return <FunnelReport reports={reports} />
    case 'sources':
      return <SourcesReport reports={reports} />
    case 'speed':
      return <SpeedReport reports={reports} />
    case 'attribution':
      return <AttributionReport reports={reports} />
    case 'assets':
      return <AssetsReport reports={reports} />
    case 'accounts':
      return <AccountsReport reports={reports} />
    case 'velocity':
      return <VelocityReport reports={reports} />
  }
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

function headLine({ leads, won, touchpoints, from }: WorkspaceReports): string {
  if (leads === 0 || from === undefined) return ''
  return `${numberWords(won)} won, ${counted(touchpoints, 'touchpoint')} since ${DAY.format(from)}`
}

interface StandingProps {
  held: HeldReports
  isWorking: boolean
  progress: Done | undefined
  onAgain: () => void
}

/** How old the numbers are, whether rows have changed since, and the way to new ones. */
function Standing({ held, isWorking, progress, onAgain }: StandingProps) {
  const { now: at } = held.reports
  // The clock here goes by minutes: the numbers may be of this one.
  const now = Math.max(useNow(), at)
  return (
    <>
      <span className="text-right text-caption text-muted tabular-nums" title={fullWords(at)}>
        {isWorking && progress
          ? `Reading ${numberWords(progress.done)} of ${counted(progress.of, 'lead')}`
          : `Worked out ${agoWords(at, now)}`}
        {held.isOutdated && !isWorking && <span className="block">Rows have changed since</span>}
      </span>
      <Button pending={isWorking} onClick={onAgain}>
        Work out again
      </Button>
    </>
  )
}

function Working({ progress }: { progress: Done | undefined }) {
  return (
    <div className="max-w-96 py-2">
      <Progress
        label="Working the reports out"
        value={progress?.done ?? null}
        max={Math.max(1, progress?.of ?? 1)}
        words={progress ? `${numberWords(progress.done)} of ${counted(progress.of, 'lead')}` : 'reading'}
      />
    </div>
  )
}

function NoLeads() {
  return (
    <>
      <EmptyState
        icon={ChartNoAxesColumn}
        title="Reports come with leads"
        text="How many come on, where they come from, what helped: each with its count."
      />
      <FirstRun />
    </>
  )
}
