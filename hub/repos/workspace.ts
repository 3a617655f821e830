import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

/** A new workspace, and the organization that its members are of. */
export async function addWorkspace(
  tx: Tx | Database,
  { workspaceId, name, at }: { workspaceId: string; name: string; at: number },
): Promise<void> {
  await tx.insertInto('workspace').values({ workspace_id: workspaceId, name, created_at: at }).execute()
  await tx
    .insertInto('auth_organization')
    .values({ id: workspaceId, name, slug: workspaceId, created_at: new Date(at) })
    .execute()
}
