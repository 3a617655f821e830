import type { WorkspaceSummary } from '../messages/house-to-worker'
import type { HalfdoorDatabase } from './database'
import { SAMPLE_PREFIX } from './sample-store'

/** How much is stored. Counting touchpoints reads every lead: two to three seconds for 100,000. */
export async function summariseWorkspace(
  db: HalfdoorDatabase,
  withTouchpoints: boolean,
): Promise<WorkspaceSummary> {
  const [leads, assets, feedback, sends, sample, counted] = await Promise.all([
    db.leads.count(),
    db.assets.count(),
    db.feedback.count(),
    db.sends.count(),
    db.leads.where('id').startsWith(SAMPLE_PREFIX).limit(1).count(),
    withTouchpoints ? countTouchpoints(db) : undefined,
  ])
  return {
    leads,
    ...(counted === undefined ? {} : { touchpoints: counted }),
    assets,
    feedback,
    sends,
    sample: sample > 0,
  }
}

async function countTouchpoints(db: HalfdoorDatabase): Promise<number> {
  let total = 0
  await db.leads.each((row) => {
    total += row.touchpoints
  })
  return total
}
