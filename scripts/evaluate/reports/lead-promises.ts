import type { RunningPromise } from '../../../lib/domain/reports/promise.ts'
import type { Handover } from '../../../lib/domain/reports/speed-to-lead.ts'
import type { LeadRecord, TouchRecord } from './read-records.ts'

/**
 * The hand-over of each lead to sales, and the first touch by sales at or after it: what the leads file says, else
 * the first in the touches.
 */
export function handovers(
  leads: readonly LeadRecord[],
  touches: readonly TouchRecord[] | undefined,
): Map<string, Handover> {
  const bySales = new Map<string, number[]>()
  for (const { leadId, at, isSales } of touches ?? []) {
    if (!isSales) continue
    const own = bySales.get(leadId)
    if (own) own.push(at)
    else bySales.set(leadId, [at])
  }
  return new Map(
    leads.flatMap(({ id, handedAt, firstAttemptAt }) => {
      if (handedAt === undefined) return []
      const after = (bySales.get(id) ?? []).filter((at) => at >= handedAt)
      const first = after.reduce<number | undefined>((least, at) => Math.min(at, least ?? at), undefined)
      return [[id, { handedAt, firstTouchAt: firstAttemptAt ?? first }]]
    }),
  )
}

export interface LeadPromise {
  leadId: string
  promise: RunningPromise
}

/**
 * The promises that run for each lead: first attempt and verdict from the hand-over, the answer from the verdict. A
 * promise of which the files hold no end for anybody is not judged.
 */
export function runningPromises(
  leads: readonly LeadRecord[],
  given: ReadonlyMap<string, Handover>,
): LeadPromise[] {
  const isTouched = [...given.values()].some(({ firstTouchAt }) => firstTouchAt !== undefined)
  const isJudged = leads.some(({ verdictAt }) => verdictAt !== undefined)
  const isAnswered = leads.some(({ answeredAt }) => answeredAt !== undefined)
  return leads.flatMap(({ id, verdictAt, answeredAt }): LeadPromise[] => {
    const handed = given.get(id)
    const running: RunningPromise[] = []
    if (handed && isTouched)
      running.push({ kind: 'firstAttempt', since: handed.handedAt, doneAt: handed.firstTouchAt })
    if (handed && isJudged) running.push({ kind: 'verdict', since: handed.handedAt, doneAt: verdictAt })
    if (verdictAt !== undefined && isAnswered)
      running.push({ kind: 'answer', since: verdictAt, doneAt: answeredAt })
    return running.map((promise) => ({ leadId: id, promise }))
  })
}
