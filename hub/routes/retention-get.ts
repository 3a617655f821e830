import { retentionGet } from '../../lib/contract/retention-get'
import { listRetention } from '../repos/retention'
import { route } from './route'

/** How long each kind of data is kept. */
export const retentionGetRoute = route(retentionGet, async (_input, { db, member: { workspaceId } }) => ({
  rules: await listRetention(db, workspaceId),
}))
