import type { DefinitionReading } from '../../../lib/domain/definition/definition-reading'
import type { ChangedLeads, TrialLine, VerdictLine } from '../../../lib/domain/definition/definition-trial'
import { counted, numberWords } from '../../ui/counted'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** "3 March", in another year than now "3 March 2024". Local time. */
export function agreedDayWords(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return (isThisYear ? DAY : DAY_AND_YEAR).format(at)
}

/** "Version 4, 4 of 5 met: Industry is Retail, …". */
export function definitionWords({ version, isMet, criteria }: DefinitionReading): string {
  const met = criteria.filter(({ outcome }) => outcome === 'met').map(({ words }) => words)
  const list = met.length > 0 ? `: ${met.join('; ')}` : ''
  return `Version ${version} ${isMet ? 'met' : 'not met'}, ${met.length} of ${criteria.length}${list}`
}

/** Below this many verdicts a share says little. */
const FEW = 20

/** "14 of 40 leads". */
export function metWords({ metNow, leads }: TrialLine): string {
  return `${numberWords(metNow)} of ${counted(leads, 'lead')}`
}

/** "6 of 8 judged were good (41 to 93%), few verdicts yet"; undefined where nobody judged any. `brief` leaves the last out. */
export function precisionWords(
  { accepted, judged, low, high }: VerdictLine,
  brief = false,
): string | undefined {
  if (low === undefined || high === undefined) return undefined
  const few = judged < FEW && !brief ? ', few verdicts yet' : ''
  return `${numberWords(accepted)} of ${numberWords(judged)} judged were good (${whole(low)} to ${whole(high)}%)${few}`
}

/** "lift 1.80", "lift 0.94, worse than chance"; undefined where nothing is known. */
export function liftWords({ lift }: VerdictLine): string | undefined {
  if (lift === undefined) return undefined
  const words = `lift ${lift.toFixed(2)}`
  if (lift < 0.995) return `${words}, worse than chance`
  return words
}

/** "8 of 14 that met it have a verdict, 2 more said “Not yet”". */
export function coverageWords({ judged, met, notYet }: VerdictLine): string {
  const apart = notYet > 0 ? `, ${numberWords(notYet)} more said “Not yet”` : ''
  return `${numberWords(judged)} of ${numberWords(met)} that met it have a verdict${apart}`
}

/** "met before the win by 4 of 5 won leads"; undefined where none is won. */
export function recallWords({ won, wonMet }: VerdictLine): string | undefined {
  return won > 0 ? `met before the win by ${numberWords(wonMet)} of ${counted(won, 'won lead')}` : undefined
}

/** "Hannah Vogt, Karim Haddad and 3 more". */
export function someWords({ count, some }: ChangedLeads): string {
  const names = some.map(({ name }) => name).join(', ')
  const more = count - some.length
  return more > 0 ? `${names} and ${numberWords(more)} more` : names
}

function whole(share: number): number {
  return Math.round(100 * share)
}
