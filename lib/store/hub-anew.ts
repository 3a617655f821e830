import type { HalfdoorDatabase } from './database'
import { getSyncState, putSyncState } from './sync-store'

/**
 * The next pull begins anew: what stands here and not there goes. For after a refused act was given up, or leads were
 * taken apart. In a transaction of the caller's with `db.settings` among its tables, or in one of its own.
 */
export async function beginAnew(db: HalfdoorDatabase): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const { at } = await getSyncState(db)
    await putSyncState(db, at === undefined ? {} : { at })
  })
}
