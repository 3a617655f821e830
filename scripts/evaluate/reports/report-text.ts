import type { CohortRate } from '../../../lib/domain/reports/cohort-rate.ts'
import type { Rate } from '../../../lib/domain/reports/rate.ts'
import type { Struggle } from '../../../lib/domain/reports/struggling-accounts.ts'
import { flagLines } from '../funnel/flag-lines.ts'
import { counted, percent, textTable, type TextCell } from '../text-table.ts'
import type { Reports } from './make-reports.ts'

const SHOWN = 20
const COHORT = ['95% from', 'to', 'of', 'Pending']
const TIMES = ['Median days', 'p25', 'p75', '≤30 d', '≤60 d', '≤90 d']

/** The reports as tables under their titles; those that the files do not answer are left out. */
export function reportText(reports: Reports): string {
  const { windowDays, waterfall, conversion, velocity, speedToLead, promises, assets, objections } = reports
  const rateHeads = [`In ${windowDays} d`, ...COHORT]
  const sections = [
    section(
      `From step to step: arrived within ${windowDays} days, of those who entered at least that long ago`,
      ['From', 'To', 'Entered', 'Arrived', 'Skipped', ...rateHeads, ...TIMES],
      waterfall.map((line) => [
        line.from,
        line.to,
        line.entered,
        line.arrived,
        line.skipped,
        ...cohortCells(line.cohort),
        ...timeCells(line),
      ]),
    ),
    ...Object.entries(conversion).map(([key, lines]) =>
      section(
        `Won by ${TITLES[key] ?? key}`,
        ['', 'Leads', 'Won', ...rateHeads, ...TIMES],
        lines.map((line) => [
          line.value ?? '(none)',
          line.leads,
          line.won,
          ...cohortCells(line.cohort),
          ...timeCells(line),
        ]),
      ),
    ),
    velocity &&
      section(
        'Sales velocity',
        ['Opportunities', 'Open', 'Won of decided', 'Mean value', 'Cycle days', 'Value a day'],
        [
          [
            velocity.opportunities,
            velocity.open,
            rateText(velocity.winRate),
            velocity.meanValue,
            velocity.cycleDays,
            velocity.perDay,
          ],
        ],
      ),
    speedToLead &&
      section(
        'Speed to lead, business hours',
        ['Touched', 'Waiting', 'Median', 'p90', 'Within the promise'],
        [
          [
            speedToLead.touched,
            speedToLead.waiting,
            speedToLead.medianHours,
            speedToLead.p90Hours,
            rateText(speedToLead.within),
          ],
        ],
      ),
    section(
      'Promises',
      ['Promise', 'Kept', 'Late', 'Overdue', 'Open', 'Kept of decided'],
      promises.map((line) => [
        line.kind,
        line.kept,
        line.late,
        line.overdue,
        line.open,
        rateText(line.share),
      ]),
    ),
    section(
      'Assets',
      ['Asset', 'Sends', 'Leads', 'Reps', 'Viewed', 'Moved on', 'Shrunk', 'Marks'],
      (assets ?? []).map((line) => [
        line.assetId,
        line.sends,
        line.leads,
        line.reps,
        rateText(line.views),
        rateText(line.moved),
        percent(line.shrunk),
        line.marks.join(', '),
      ]),
    ),
    section(
      'Objections and questions',
      ['Said', 'Leads', 'Times', 'Answered', 'Answered by'],
      (objections ?? []).map((line) => [
        line.text.slice(0, 60),
        line.leads,
        line.times,
        line.answered,
        line.answers.join(', ') || 'nothing yet',
      ]),
    ),
    section(
      'Struggling accounts',
      ['Account', 'Why'],
      reports.struggling.map((line) => [line.account, line.struggles.map(struggleText).join('; ')]),
    ),
    flagLines(reports.flagged).join('\n'),
  ]
  return sections.filter(Boolean).join('\n\n')
}

const TITLES: Record<string, string> = { landingPage: 'landing page', cohort: 'month of first contact' }

function section(title: string, heads: string[], rows: TextCell[][]): string {
  if (rows.length === 0) return ''
  const more = rows.length > SHOWN ? `\n… ${rows.length - SHOWN} more (--json has all)` : ''
  return `${title}\n${textTable(heads, rows.slice(0, SHOWN), 1)}${more}`
}

function cohortCells({ rate, low, high, n, pending }: CohortRate): TextCell[] {
  return [percent(rate), percent(low), percent(high), n, pending]
}

function timeCells(line: {
  medianDays?: number
  p25?: number
  p75?: number
  within: Record<string, number>
}): TextCell[] {
  return [line.medianDays, line.p25, line.p75, line.within['30'], line.within['60'], line.within['90']]
}

function rateText({ hits, n, rate }: Rate): string {
  return n === 0 ? '–' : `${hits} of ${n} (${percent(rate)})`
}

function struggleText(struggle: Struggle): string {
  switch (struggle.kind) {
    case 'quiet':
      return `no touch for ${struggle.days} days`
    case 'cooling':
      return `${counted(struggle.recent, 'touch', 'touches')} in 30 days, ${struggle.before} in the 30 before`
    case 'overdue':
      return `${counted(struggle.count, 'promise')} overdue`
    case 'unanswered':
      return `${counted(struggle.count, 'objection')} unanswered`
  }
}
