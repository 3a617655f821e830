import { judgeSends, WITHIN_MS } from '../domain/advance'
import { walkJourney } from '../domain/journey-path'
import type { Anchor } from '../domain/lead'
import type { Send } from '../domain/send'
import type { Touchpoint } from '../domain/touchpoint'
import { report } from '../platform/report'
import { getTouchpoints } from '../store/journey-store'
import { findLead } from '../store/lead-store'
import { getModel } from '../store/model-store'
import { overdueSends, putJudged, sendsOfLead } from '../store/send-store'
import type { WorkerParts } from './worker'

/** Leads whose silent sends are judged in one go. */
const MOST_LEADS = 200

interface Judged {
  lead: { anchors: readonly Anchor[] }
  touchpoints: readonly Touchpoint[]
}

/** Judges the sends of a lead that is being shown. Comes after the answer: nothing shown now depends on it. */
export function judgeInPassing(worker: WorkerParts, sends: readonly Send[], known: Judged): void {
  judge(worker, sends, known).catch((error: unknown) => report(error, 'judging sends'))
}

/** Judges sends whose fourteen days are over and whose lead nobody opened since; else only successes would count. */
export async function judgeOverdue(worker: WorkerParts): Promise<void> {
  const overdue = await overdueSends(worker.db, worker.now() - WITHIN_MS)
  for (const leadId of new Set(overdue.map((send) => send.leadId).slice(0, MOST_LEADS))) {
    const lead = await findLead(worker.db, leadId)
    const touchpoints = await getTouchpoints(worker.db, leadId)
    await judge(worker, await sendsOfLead(worker.db, leadId), { lead: lead ?? { anchors: [] }, touchpoints })
  }
}

/** What moved a lead on once stays so, whatever comes later. */
async function judge({ db, shelf, now }: WorkerParts, sends: readonly Send[], known: Judged): Promise<void> {
  if (sends.length === 0) return
  const { rises } = walkJourney(known.touchpoints, known.lead.anchors, now(), await getModel(db))
  const judged = judgeSends(sends, known.touchpoints, rises, now())
  const news = sends.filter(
    (send) => judged.has(send.id) && judged.get(send.id) !== send.moved && !send.moved,
  )
  if (news.length === 0) return
  await putJudged(db, new Map(news.map((send) => [send.id, judged.get(send.id)!])), now())
  shelf.forgetSends()
}
