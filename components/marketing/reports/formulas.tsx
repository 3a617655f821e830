import type { WorkspaceReports } from '../../../lib/domain/reports/workspace-reports'
import { numberWords } from '../../ui/counted'
import { handoffWords, percentWords } from './report-words'

const INTERVAL =
  'The range in brackets is the 95% Wilson interval: where the true rate may well lie, seeing so few or so many. Under twenty it says “few data yet”.'

export function FunnelFormula({ reports }: { reports: WorkspaceReports }) {
  const { handoff } = reports
  return (
    <>
      <p>
        A lead arrives on the day it was made, or with its first touchpoint where that is earlier. MQL: the day it first
        met the definition in force
        {handoff.by === 'definition' ? ` (version ${handoff.version}; fields count as they are now)` : ', or without one the day the CRM says so'}
        . Accepted by sales: the first “Good lead”. SQL, opportunity and won: the dates in the CRM; a meeting counts as
        SQL. Who has a date of a later step came so far; without one of the step itself the lead skipped it.
      </p>
      <p>
        The rate is that of a cohort: of leads whose own date of the step before is at least 30 (60, 90) days ago, those
        with a date of this step within so many days of it. Who skipped the step before is not in it; who skipped this one
        did not come to it. Younger ones are pending, whatever became of them. {INTERVAL}
      </p>
      <p>
        Time is the median of those with a date of both steps, with the middle half in brackets; a date before that of the
        step before counts as the same moment. It knows the quick ones only where a
        cohort is young, so the counts within 30, 60 and 90 days stand under it.
      </p>
    </>
  )
} // prettier-ignore

export function SourcesFormula({ zone }: { zone: string }) {
  return (
    <>
      <p>
        Source and campaign are the lead’s own. The landing page is the address of its first marketing touch by a person,
        without what follows the question mark. The month is that of its arrival, in the zone {zone}.
      </p>
      <p>
        Won within so many days of arrival, of leads that arrived at least so long ago; younger ones are pending.{' '}
        {INTERVAL}
      </p>
    </>
  )
} // prettier-ignore

export function SpeedFormula({ reports: { handoff, promiseDays } }: { reports: WorkspaceReports }) {
  return (
    <>
      <p>
        A lead is handed over when {handoffWords(handoff)}. From there to the first call, meeting, message or sent asset
        by sales, in business time only. Machines do not count, nor does what the lead did itself. Hand-overs and verdicts
        of the last {promiseDays} days are looked at.
      </p>
      <p>
        Promises: sales’ first attempt within 4 business hours of the hand-over and a verdict within 48 hours of it;
        marketing’s answer within 2 business days of a verdict. A promise is decided once it was kept or is due: late and
        overdue count against it, a running one does not. Verdicts are promised only
        since the first verdict ever given: leads handed over before it are left out there. {INTERVAL}
      </p>
    </>
  )
} // prettier-ignore

export function AttributionFormula({ halfLifeDays, paths }: { halfLifeDays: number; paths: number }) {
  return (
    <>
      <p>
        Each lead’s touches by both teams, in order of time, up to the day it was won; after it a new way begins.{' '}
        {numberWords(paths)} ways are known, won or not. Machines, notes of a system and marketing mail that nobody opened
        are left out. An asset that a rep sent is a touch of sales.
      </p>
      <ul className="list-disc pl-4">
        <li>First and last: all to the first or the last touch. Linear: the same to each.</li>
        <li>Time decay: half as much for every {halfLifeDays} days before the win.</li>
        <li>Position: 40% to the first, 40% to the last, 20% to those between.</li>
        <li>W-shaped: 30% each to the first, the middle and the last, 10% to the others.</li>
        <li>
          Markov: how many wins would be lost if every way that comes to the channel ended there; read from all ways, also
          those not won.
        </li>
        <li>Shapley: each win in equal parts to the different channels on its way.</li>
      </ul>
    </>
  )
} // prettier-ignore

export function AssetsFormula({ mean }: { mean: number | undefined }) {
  return (
    <>
      <p>
        A send moved its lead on where within 14 days the lead replied, met us or came to a higher stage; the last send
        before it gets the credit. Sends whose 14 days are not over are not judged yet. {INTERVAL}
      </p>
      <p>
        Shrunk pulls the rate of few sends toward that of all assets{mean === undefined ? '' : `, ${percentWords(mean)}`}:
        as if each had twenty sends more with just that rate. A sleeper has fewer than twenty sends, at least three
        judged, and a shrunk rate a tenth above that of all.
      </p>
      <p>
        Viewed are the sends that a person opened, of those that went out with a tracked link; of the others nothing is
        known. Internal assets cannot be sent and are not called never used.
      </p>
    </>
  )
} // prettier-ignore

export function AccountsFormula() {
  return (
    <p>
      An account is in play while a lead of it is with sales and neither won nor lost, and none is won. It struggles where
      nobody touched it for 21 days, where the last 30 days saw less than half the touches of the 30 before (of at least
      four), or where promises about its leads are overdue. Companies written alike are one. Most reasons first.
    </p>
  )
} // prettier-ignore

export function VelocityFormula() {
  return (
    <p>
      Opportunities × win rate × mean value of a won deal ÷ mean days from opening to won. The win rate is that of decided
      ones. Where the value of a deal is not said, the same without it: won deals a month of 30 days. A won deal whose
      opening is not known counts, and says nothing of the days.
    </p>
  )
} // prettier-ignore
