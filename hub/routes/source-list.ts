import { sourceList } from '../../lib/contract/source-list'
import { listSources } from '../repos/source'
import { route } from './route'

/** The systems that may send events. */
export const sourceListRoute = route(sourceList, async (_input, { db, member }) => ({
  sources: (await listSources(db, member.workspaceId)).map(({ workspaceId: _own, ...entry }) => entry),
}))
