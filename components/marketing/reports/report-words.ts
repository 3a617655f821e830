import type { CohortRate } from '../../../lib/domain/reports/cohort-rate'
import type { HandoffRule } from '../../../lib/domain/reports/workspace-reports'
import type { PromiseKind } from '../../../lib/domain/reports/promise'
import type { Rate } from '../../../lib/domain/reports/rate'
import type { Struggle } from '../../../lib/domain/reports/struggling-accounts'
import type { WaterfallStep } from '../../../lib/domain/reports/waterfall'
import { STAGE_NAMES } from '../../../lib/domain/stage-names'
import { counted, numberWords } from '../../ui/counted'

/** Below this many a share says little. */
const FEW = 20

export const STEP_NAMES: Record<WaterfallStep, string> = {
  inquiry: 'Lead',
  mql: 'MQL',
  sal: 'Accepted by sales',
  sql: 'SQL',
  opportunity: 'Opportunity',
  won: 'Won',
}

export const PROMISE_NAMES: Record<PromiseKind, { name: string; promise: string }> = {
  firstAttempt: { name: 'Sales’ first attempt', promise: 'within 4 business hours' },
  verdict: { name: 'Sales’ verdict', promise: 'within 48 hours' },
  answer: { name: 'Marketing’s answer', promise: 'within 2 business days' },
}

/** "29%", under ten with a decimal: "1.3%". */
export function percentWords(share: number): string {
  const percent = 100 * share
  return `${percent > 0 && percent < 9.95 ? oneDecimal(percent) : Math.round(percent)}%`
}

/** "16 to 47%"; undefined where nothing is known. */
export function intervalWords({ low, high }: Rate): string | undefined {
  if (low === undefined || high === undefined) return undefined
  return `${percentWords(low).slice(0, -1)} to ${percentWords(high)}`
}

/** Whether too little is known for a share to say much. */
export function isFew({ n }: Pick<Rate, 'n'>): boolean {
  return n < FEW
}

/** "9 of 31, 29% (16 to 47%), 14 pending, few data yet". */
export function rateWords(rate: Rate | CohortRate): string {
  const pending = 'pending' in rate ? rate.pending : 0
  const later = pending > 0 ? [`${numberWords(pending)} pending`] : []
  if (rate.rate === undefined) return ['none old enough yet', ...later].join(', ')
  const share = `${percentWords(rate.rate)} (${intervalWords(rate)})`
  const few = isFew(rate) ? ['few data yet'] : []
  return [`${numberWords(rate.hits)} of ${numberWords(rate.n)}`, share, ...later, ...few].join(', ')
}

/** "12 days", "1.5 days", "5 hours". */
export function daysWords(days: number): string {
  if (days !== 0 && Math.abs(days) < 1) return hoursWords(24 * days)
  const shown = Math.abs(days) < 10 ? oneDecimal(days) : numberWords(Math.round(days))
  return `${shown} ${shown === '1' ? 'day' : 'days'}`
}

/** "3.5 hours", "20 minutes". */
export function hoursWords(hours: number): string {
  if (hours !== 0 && Math.abs(hours) < 1)
    return counted(Math.max(1, Math.round(60 * Math.abs(hours))), 'minute')
  const shown = Math.abs(hours) < 10 ? oneDecimal(hours) : numberWords(Math.round(hours))
  return `${shown} ${shown === '1' ? 'hour' : 'hours'}`
}

/** A number with one decimal where that says more: "1.5", "2". */
export function oneDecimal(value: number): string {
  return String(Math.round(10 * value) / 10)
}

/** Why an account needs a look. */
export function struggleWords(struggle: Struggle): string {
  switch (struggle.kind) {
    case 'quiet':
      return `no touch for ${counted(struggle.days, 'day')}`
    case 'cooling':
      return `${counted(struggle.recent, 'touch', 'touches')} in the last 30 days, ${numberWords(struggle.before)} in the 30 before`
    case 'overdue':
      return `${counted(struggle.count, 'promise')} overdue`
    case 'unanswered':
      return `${counted(struggle.count, 'objection')} unanswered`
  }
}

/** When a lead becomes sales' own. */
export function handoffWords(rule: HandoffRule): string {
  return rule.by === 'definition'
    ? `it first met the definition, version ${rule.version}`
    : `it first came to ${STAGE_NAMES[rule.stage]}, where the handoff line stands`
}

const TEAM_NAMES: Record<string, string> = { marketing: 'Marketing', sales: 'Sales' }

/** The team and the name of a channel `side|name`. */
export function channelWords(channel: string): { team: string; name: string } {
  const cut = channel.indexOf('|')
  const name = channel.slice(cut + 1).replace(/^email$/, 'e-mail')
  const team = TEAM_NAMES[channel.slice(0, cut)] ?? ''
  return { team, name: name.charAt(0).toUpperCase() + name.slice(1) }
}

/** "2026-03" as "March 2026". */
export function monthWords(month: string): string {
  return MONTH.format(Date.parse(`${month}-15T12:00:00Z`))
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "just now", "3 minutes ago", "2 hours ago". */
export function agoWords(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${counted(minutes, 'minute')} ago`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${counted(hours, 'hour')} ago` : `${counted(Math.floor(hours / 24), 'day')} ago`
}
