import type { SettingBody, SettingId } from '../../lib/contract/noun-body'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'
import { findNoun, findOwner, putNoun } from './noun'
import { nextVersion } from './workspace-version'

/** A setting of the workspace; undefined where it was never set, or cannot be read. */
export async function findSetting<Id extends SettingId>(
  db: Database | Tx,
  workspaceId: string,
  id: Id,
): Promise<SettingBody<Id> | undefined> {
  const row = await findNoun(db, 'setting', { workspaceId, id })
  return row && (row.body as SettingBody<Id>)
}

/**
 * Changes a setting on what stands at that moment; two changes at once come one after the other. Throws where what
 * stands cannot be read: a definition's earlier versions must not be lost to a new one.
 */
export async function changeSetting<Id extends SettingId>(
  tx: Tx,
  { workspaceId, id, at }: { workspaceId: string; id: Id; at: number },
  change: (body: SettingBody<Id> | undefined) => SettingBody<Id>,
): Promise<SettingBody<Id>> {
  await nextVersion(tx, workspaceId)
  const stood = await findSetting(tx, workspaceId, id)
  if (stood === undefined && (await findOwner(tx, 'setting', { workspaceId, id }))?.deleted === false)
    throw new Error(`The setting ${id} cannot be read`)
  const body = change(stood)
  await putNoun(tx, 'setting', { workspaceId, id, at, body })
  return body
}
