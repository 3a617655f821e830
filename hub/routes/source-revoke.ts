import { sourceRevoke } from '../../lib/contract/source-revoke'
import { Refusal } from '../errors'
import { revokeSource } from '../repos/source'
import { route } from './route'

/** Ends a write key. */
export const sourceRevokeRoute = route(sourceRevoke, async ({ sourceId }, { db, member, now }) => {
  if (!(await revokeSource(db, member.workspaceId, sourceId, now())))
    throw new Refusal('notFound', 'There is no such source. Load the page again.')
  return {}
})
