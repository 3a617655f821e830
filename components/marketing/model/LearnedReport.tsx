import type { ReactNode } from 'react'
import type { HeldOut, JourneyReport } from '../../../lib/domain/learning/learn-journey'
import type { LearningResult } from '../../../lib/domain/learning/workspace-learning'
import { STAGE_NAMES, STAGES, type Stage } from '../../../lib/domain/stage-names'
import { counted, numberWords } from '../../ui/counted'
import { FigureTable } from './FigureTable'
import { kindWords, pointsWords } from './model-words'

interface LearnedReportProps {
  result: LearningResult
  report: JourneyReport
  /** The version that was in force. */
  base: number
}

/** How the new points did on leads of later days, beside the present ones and four plain ways of telling. */
export function LearnedReport({ result, report, base }: LearnedReportProps) {
  const { train, test, byStage, proposal } = report
  const details = report.ofProposed ?? report
  const tried = report.ofProposed ? 'the new points' : 'the present points'
  return (
    <div className="flex flex-col gap-5">
      <Part
        title="Held out"
        text={`Learned from ${counted(train.leads, 'lead')} (${numberWords(train.wonLeads)} won within ${result.horizonDays} days), tried on ${counted(test.leads, 'lead')} of later days (${numberWords(test.wonLeads)}). ${lookedWords(result)} Lower is better, but for AUC and the top tenth.`}
      >
        <FigureTable
          label="Held out"
          head={['', 'Log-loss', 'Brier', 'AUC', 'ECE', 'Top tenth']}
          rows={rowsOf(report, base)}
        />
      </Part>
      {proposal.weights.length > 0 && (
        <Part title={proposal.offered ? 'New points' : 'Points that were tried'}>
          <FigureTable
            label="Points"
            head={['', 'Now', 'New']}
            rows={proposal.weights.map(({ type, points, proposed }) => ({
              key: type,
              cells: [kindWords(type), pointsWords(points), pointsWords(proposed)],
            }))}
          />
        </Part>
      )}
      <Part title="Calibration" text={`What ${tried} told, and what came of it.`}>
        <FigureTable
          label="Calibration"
          head={['Told between', 'Looks', 'Told', 'Won']}
          rows={details.calibration.map(({ from, to, n, told, seen }) => ({
            key: String(from),
            cells: [`${percent(from)} and ${percent(to)}`, numberWords(n), percent1(told), percent1(seen)],
          }))}
        />
      </Part>
      <Part
        title="Won by stage"
        text={`Of the looks at later leads in each stage, with the 95% interval${report.byNewStage ? ': where the new points would put them, beside where they stood' : ''}.`}
      >
        <FigureTable
          label="Won by stage"
          head={['', 'Now', 'Won', ...(report.byNewStage ? ['New', 'Won by new'] : [])]}
          rows={STAGES.slice(0, 5).map((stage) => ({
            key: stage,
            cells: [
              STAGE_NAMES[stage],
              ...rateCells(byStage, stage),
              ...(report.byNewStage ? rateCells(report.byNewStage, stage) : []),
            ],
          }))}
        />
      </Part>
      <Part title="By month" text={`Whether ${tried} hold.`}>
        <FigureTable
          label="By month"
          head={['', 'Looks', 'Won', 'Log-loss', 'AUC']}
          rows={details.byMonth.map(({ month, n, won, logLoss, auc }) => ({
            key: month,
            cells: [month, numberWords(n), numberWords(won), figure(logLoss), figure(auc)],
          }))}
        />
      </Part>
    </div>
  )
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      {text && <p className="text-pretty text-muted tabular-nums">{text}</p>}
      {children}
    </div>
  )
}

function rowsOf({ models }: JourneyReport, base: number) {
  const present = models.present
    ? [['present', `Present points, version ${base}`, models.present] as const]
    : []
  const all: (readonly [string, string, HeldOut | undefined])[] = [
    ['proposed', 'New points', models.proposed],
    ...present,
    ['defaults', models.present ? 'Default points' : 'Present points, the defaults', models.defaults],
    ['baseRate', 'Base rate', models.baseRate],
    ['recency', 'Time since the last touch', models.recency],
    ['lifetimeCount', 'Number of touches', models.lifetimeCount],
    ['learned', 'Free regression, with time and number', models.learned],
  ]
  return all.flatMap(([key, name, held]) =>
    held ? [{ key, strong: key === 'proposed', cells: [name, ...figuresOf(held)] }] : [],
  )
}

function rateCells(byStage: JourneyReport['byStage'], stage: Stage): string[] {
  const line = byStage.find((each) => each.stage === stage)
  if (line?.rate === undefined) return ['0', '–']
  const interval = `${percent(line.low ?? 0)} to ${percent(line.high ?? 1)}`
  return [numberWords(line.n), `${percent1(line.rate)} (${interval})`]
}

function figuresOf({ logLoss, brier, auc, ece, topDecileLift }: HeldOut): string[] {
  const lift = topDecileLift === undefined ? '–' : `${topDecileLift.toFixed(2)} ×`
  return [figure(logLoss), figure(brier), figure(auc), figure(ece), lift]
}

function lookedWords({ everyDays, oneOf }: LearningResult): string {
  const share = oneOf ? ` One of ${oneOf} leads, chosen by its id, stands for all.` : ''
  return `Each lead is looked at every ${everyDays} days.${share}`
}

function figure(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(4)
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`
}

function percent1(share: number): string {
  return `${(100 * share).toFixed(1)}%`
}
