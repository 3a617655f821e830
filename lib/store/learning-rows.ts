import { z } from 'zod'
import { Anchor } from '../domain/lead'
import type { LearningLead } from '../domain/learning/workspace-learning'
import { Touchpoint } from '../domain/touchpoint'
import type { HalfdoorDatabase } from './database'

/** Leads of one read: small enough that other messages are answered in between. */
const PAGE = 500

const LearningRow = z.object({ id: z.string(), anchors: z.array(Anchor) })
const LearningJourney = z.object({
  leadId: z.string(),
  touchpoints: z.array(Touchpoint.pick({ type: true, detail: true, grade: true, at: true })),
})

/** Every lead with what learning reads of it, page by page, in the order of ids. Ends when the signal aborts. */
export async function* readLearningRows(
  db: HalfdoorDatabase,
  signal: AbortSignal,
): AsyncGenerator<LearningLead[]> {
  for (let last = ''; !signal.aborted;) {
    const leads = await db.leads.where('id').above(last).limit(PAGE).toArray()
    if (leads.length === 0) return
    const [first, end] = [leads[0]!.id, leads.at(-1)!.id]
    const journeys = await touchpointsBetween(db, first, end)
    yield leads.map((row) => {
      const { id, anchors } = LearningRow.parse(row)
      return { id, anchors, touchpoints: journeys.get(id) ?? [] }
    })
    last = end
  }
}

async function touchpointsBetween(
  db: HalfdoorDatabase,
  first: string,
  last: string,
): Promise<Map<string, LearningLead['touchpoints']>> {
  const rows = await db.journeys.where('[leadId+chunk]').between([first, 0], [last, Infinity]).toArray()
  const byLead = new Map<string, LearningLead['touchpoints']>()
  for (const row of rows) {
    const { leadId, touchpoints } = LearningJourney.parse(row)
    byLead.set(leadId, [...(byLead.get(leadId) ?? []), ...touchpoints])
  }
  return byLead
}
