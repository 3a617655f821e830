import type { WorkspaceSummary } from '../messages/house-to-worker'
import type { HalfdoorDatabase } from './database'
import { SAMPLE_PREFIX } from './sample-store'

/** How much is stored. */
export async function summariseWorkspace(db: HalfdoorDatabase): Promise<WorkspaceSummary> {
  const [leads, assets, feedback, sends, sample, counted] = await Promise.all([
    db.leads.count(),
    db.assets.count(),
    db.feedback.count(),
    db.sends.count(),
    db.leads.where('id').startsWith(SAMPLE_PREFIX).limit(1).count(),
    countTouchpoints(db),
  ])
  return { leads, touchpoints: counted, assets, feedback, sends, sample: sample > 0 }
}

async function countTouchpoints(db: HalfdoorDatabase): Promise<number> {
  let total = 0
  await db.leads.each((row) => {
    total += row.touchpoints
  })
  return total
}
