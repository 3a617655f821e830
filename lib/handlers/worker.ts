import type { HubLink } from '../sync/hub-link'
import type { WorkspaceSource } from '../messages/workspace-source'
import type { HalfdoorDatabase } from '../store/database'
import type { EndedAccess } from '../store/connection-store'
import type { HealthMemory } from '../store/host-health'
import type { LibraryShelf } from '../store/library'
import type { TabMemory } from '../store/tab-memory'

/** What every handler works with: the parts of the worker that live as long as it is awake. */
export interface WorkerParts {
  db: HalfdoorDatabase
  /** The person's own, whatever the workspace: which sites are read, and the ledger. The same as `db` where that is local. */
  own: HalfdoorDatabase
  /** The team's hub; absent with a local workspace. */
  hub?: HubLink
  /** Access to a hub was ended, and its copy is gone. */
  ended?: EndedAccess
  /** Answers over all rows of the workspace; `db` holds all of a local one, and of a hub's only a copy of some. */
  source: WorkspaceSource
  shelf: LibraryShelf
  tabs: TabMemory
  health: HealthMemory
  now(): number
}
