import { z } from 'zod'
import { Asset } from '../../lib/domain/asset'
import type { AssetEntry, MergeOutcome } from '../../lib/domain/import-entry'
import { mergeAssets } from '../../lib/import/merge-assets'
import type { Database } from '../db/connect'
import { inTransaction } from '../db/transaction'
import { putNoun } from './noun'
import { nextVersion } from './workspace-version'

/** Merges assets into the library in one transaction, all or nothing; two imports come one after the other. */
export async function mergeAssetBatch(
  db: Database,
  { workspaceId, memberId, now }: { workspaceId: string; memberId: string; now: number },
  entries: readonly AssetEntry[],
): Promise<MergeOutcome> {
  return inTransaction(db, async (tx) => {
    // The workspace's count is locked from here on, so that the library stands still.
    await nextVersion(tx, workspaceId)
    const rows = await tx
      .selectFrom('asset')
      .select('body')
      .where('workspace_id', '=', workspaceId)
      .where('deleted', '=', false)
      .execute()
    const library = z.array(z.object({ body: Asset })).parse(rows).map(({ body }) => body) // prettier-ignore
    const { outcome, changed } = mergeAssets(library, entries, now)
    for (const asset of changed)
      await putNoun(tx, 'asset', { workspaceId, id: asset.id, memberId, at: asset.updatedAt, body: asset })
    return outcome
  })
}
