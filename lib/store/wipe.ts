import { Dexie } from 'dexie'
import { memoryKeys } from './report-memory'

/** Deletes the copy of a hub's workspace, and the reports that were worked out of it. Deleting what is gone is no error. */
export async function wipeCopy(name: string, session = chrome.storage.session): Promise<void> {
  await Dexie.delete(name)
  await session.remove(memoryKeys(name))
}
