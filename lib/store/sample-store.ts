import type { ContentRequest } from '../domain/content-request'
import type { Sample } from '../sample/make-sample'
import { makeAssetRow } from './asset-row'
import type { HalfdoorDatabase } from './database'
import { putListedLeads, unlistLeads } from './directory-store'
import { mergeTouchpoints } from '../import/merge-touchpoints'
import { makeJourneyRows } from './journey-row'
import { makeLeadRow } from './lead-row'
import { seeAnswers } from './request-store'

/** Every id of the sample workspace begins so: what was added to it and all it brought goes with it. */
export const SAMPLE_PREFIX = 'sample-'

const TABLES = [
  'leads', 'directory', 'journeys', 'assets', 'sends', 'feedback', 'disputes', 'objections', 'requests',
  'settings',
] as const // prettier-ignore

function isOfSample(leadId: string): boolean {
  return leadId.startsWith(SAMPLE_PREFIX)
}

/** Adds the sample workspace in one transaction; filling twice leaves one. Verdicts already given on it stay. */
export async function fillSample(db: HalfdoorDatabase, sample: Sample): Promise<void> {
  const rows = sample.leads.map((lead) => {
    const touchpoints = mergeTouchpoints([], sample.touchpoints[lead.id] ?? [])
    const journey = makeJourneyRows(lead.id, touchpoints)
    const marketing = touchpoints.filter((touchpoint) => touchpoint.side === 'marketing').length
    return {
      lead: makeLeadRow(lead, { touchpoints: touchpoints.length, marketing, chunks: journey.length }),
      journey,
    }
  })
  await db.transaction(
    'rw',
    TABLES.map((name) => db[name]),
    async () => {
      await unlistLeads(db, isOfSample)
      await putListedLeads(
        db,
        rows.map(({ lead }) => lead),
      )
      await db.journeys.bulkPut(rows.flatMap(({ journey }) => journey))
      await db.assets.bulkPut(sample.assets.map(makeAssetRow))
      await db.sends.bulkPut(sample.sends)
      await db.feedback.bulkPut(sample.feedback)
      await db.disputes.bulkPut(sample.disputes)
      await db.objections.bulkPut(sample.objections)
      await db.requests.bulkPut(sample.requests)
      // Whoever looks around asked for none of it.
      await seeAnswers(db, sample.requests)
    },
  )
}

/** Takes away exactly the sample and what was said or sent on its leads. */
export async function removeSample(db: HalfdoorDatabase): Promise<void> {
  await db.transaction(
    'rw',
    TABLES.map((name) => db[name]),
    async () => {
      const ofSampleLead = (row: { leadId: string }) => isOfSample(row.leadId)
      await db.leads.where('id').startsWith(SAMPLE_PREFIX).delete()
      await unlistLeads(db, isOfSample)
      await db.journeys
        .where('[leadId+chunk]')
        .between([SAMPLE_PREFIX, 0], [`${SAMPLE_PREFIX}\uffff`, 0])
        .delete()
      await db.assets.where('id').startsWith(SAMPLE_PREFIX).delete()
      await db.sends.filter(ofSampleLead).delete()
      await db.feedback.filter(ofSampleLead).delete()
      await db.disputes.where('leadId').startsWith(SAMPLE_PREFIX).delete()
      await db.objections.filter(ofSampleLead).delete()
      await db.requests.filter(isSampleRequest).delete()
    },
  )
}

/** One of the sample's own, or one that was only asked for its leads. */
function isSampleRequest({ id, votes }: ContentRequest): boolean {
  return isOfSample(id) || votes.every(({ leadId }) => leadId !== undefined && isOfSample(leadId))
}
