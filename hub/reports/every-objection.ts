import type { Objection } from '../../lib/domain/objection'
import type { Database } from '../db/connect'
import { rootsOf } from '../repos/lead-names'
import { everyNoun } from '../repos/noun-page'

/** Every objection, newest first, each of the lead that its own was merged into: merged leads count as one. */
export async function everyObjection(db: Database, workspaceId: string): Promise<Objection[]> {
  const all: Objection[] = []
  for await (const page of everyNoun(db, 'objection', workspaceId)) {
    const ids = [...new Set(page.map(({ leadId }) => leadId))]
    const roots = await rootsOf(db, workspaceId, ids)
    for (const each of page) all.push({ ...each, leadId: roots.get(each.leadId) ?? each.leadId })
  }
  return all
}
