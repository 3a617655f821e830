import { playbookGet } from '../../lib/contract/playbook-get'
import { playbookVersion, readPlaybook } from '../repos/playbook'
import { route } from './route'

/** What reps work by, or "the same" where nothing differs from what the browser has. */
export const playbookGetRoute = route(playbookGet, async ({ have }, { db, member: { workspaceId } }) => {
  // The version first: what changes in between is on its next version, and is only told twice.
  const version = await playbookVersion(db, workspaceId)
  if (have === version) return { version, isSame: true }
  return { version, isSame: false, ...(await readPlaybook(db, workspaceId)) }
})
