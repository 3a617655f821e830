import { View } from '../domain/view'
import type { HalfdoorDatabase } from './database'

/** What a lead opened of what was sent to them, newest first. */
export async function viewsOfLead(db: HalfdoorDatabase, leadId: string): Promise<View[]> {
  const rows = await db.views
    .where('[leadId+at]')
    .between([leadId, 0], [leadId, Infinity])
    .reverse()
    .toArray()
  return rows.map((row) => View.parse(row))
}

/** Of each send, when a person first opened it, ms. Views by machines and unsure ones do not count. */
export async function firstViewedAt(db: HalfdoorDatabase): Promise<Map<string, number>> {
  const first = new Map<string, number>()
  await db.views.each((row) => {
    const { sendId, grade, at } = View.parse(row)
    if (sendId !== undefined && grade === 'human') first.set(sendId, Math.min(at, first.get(sendId) ?? at))
  })
  return first
}

/** The sends that were opened by anybody: there was a tracked link. Links themselves stay on a hub. */
export async function trackedSends(db: HalfdoorDatabase): Promise<Set<string>> {
  const ids = new Set<string>()
  await db.views.each((row) => {
    const { sendId } = View.parse(row)
    if (sendId !== undefined) ids.add(sendId)
  })
  return ids
}

/** Every opening of an asset. */
export async function viewsOfAsset(db: HalfdoorDatabase, assetId: string): Promise<View[]> {
  const rows = await db.views.where('[assetId+at]').between([assetId, 0], [assetId, Infinity]).toArray()
  return rows.map((row) => View.parse(row))
}
