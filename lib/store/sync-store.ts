import { z } from 'zod'
import type { HalfdoorDatabase } from './database'

const KEY = 'sync'

/** How far this copy of a hub's workspace is. */
const SyncState = z.object({
  /** Where the next changes begin; absent before the first. */
  cursor: z.number().int().optional(),
  /** When the hub last answered what is new, ms. */
  at: z.number().int().optional(),
})
export type SyncState = z.infer<typeof SyncState>

/** How far the copy is. */
export async function getSyncState(db: HalfdoorDatabase): Promise<SyncState> {
  const row = await db.settings.get(KEY)
  return row ? SyncState.parse(row.value) : {}
}

/** Notes how far the copy is. Runs in the transaction of the changes themselves. */
export async function putSyncState(db: HalfdoorDatabase, state: SyncState): Promise<void> {
  await db.settings.put({ key: KEY, value: state })
}
