import type { HalfdoorDatabase } from '../store/database'
import type { HealthMemory } from '../store/host-health'
import type { LibraryShelf } from '../store/library'
import type { TabMemory } from '../store/tab-memory'

/** What every handler works with: the parts of the worker that live as long as it is awake. */
export interface WorkerParts {
  db: HalfdoorDatabase
  shelf: LibraryShelf
  tabs: TabMemory
  health: HealthMemory
  now(): number
}
