import { z } from 'zod'
import { Asset } from '../../lib/domain/asset'
import type { AssetEntry, MergeOutcome } from '../../lib/domain/import-entry'
import { mergeAssets } from '../../lib/import/merge-assets'
import type { Database } from '../db/connect'
import { jsonText } from '../db/json-text'
import { inTransaction, type Tx } from '../db/transaction'
import { readRows } from './readable'
import { nextVersion, takeVersions } from './workspace-version'

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
      .select(['id', 'body'])
      .where('workspace_id', '=', workspaceId)
      .where('deleted', '=', false)
      .execute()
    const library = readRows(z.object({ body: Asset }), rows, 'asset').map(({ body }) => body) // prettier-ignore
    const { outcome, changed } = mergeAssets(library, entries, now)
    await putAssets(tx, { workspaceId, memberId }, changed)
    return outcome
  })
}

/** Rows in one statement: the workspace waits while they are written. */
const AT_ONCE = 500

async function putAssets(
  tx: Tx,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  assets: readonly Asset[],
): Promise<void> {
  if (assets.length === 0) return
  const first = (await takeVersions(tx, workspaceId, assets.length)) - assets.length + 1
  const rows = assets.map((asset, index) => ({
    workspace_id: workspaceId,
    id: asset.id,
    lead_id: null,
    member_id: memberId,
    at: asset.updatedAt,
    sent_at: null,
    version: first + index,
    deleted: false,
    body: jsonText(asset),
  }))
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insertInto('asset')
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'id']).doUpdateSet(({ ref }) => ({
          member_id: ref('excluded.member_id'),
          at: ref('excluded.at'),
          version: ref('excluded.version'),
          deleted: ref('excluded.deleted'),
          body: ref('excluded.body'),
        })),
      )
      .execute()
}
