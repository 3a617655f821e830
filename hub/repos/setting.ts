import { SETTING_BODIES, type SettingBody, type SettingId } from '../../lib/contract/noun-body'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'
import { findNoun, putNoun } from './noun'
import { nextVersion } from './workspace-version'

/** A setting of the workspace; undefined where it was never set. */
export async function findSetting<Id extends SettingId>(
  db: Database | Tx,
  workspaceId: string,
  id: Id,
): Promise<SettingBody<Id> | undefined> {
  const row = await findNoun(db, 'setting', { workspaceId, id })
  return row && (SETTING_BODIES[id].parse(row.body) as SettingBody<Id>)
}

/** Changes a setting on what stands at that moment; two changes at once come one after the other. */
export async function changeSetting<Id extends SettingId>(
  tx: Tx,
  { workspaceId, id, at }: { workspaceId: string; id: Id; at: number },
  change: (body: SettingBody<Id> | undefined) => SettingBody<Id>,
): Promise<SettingBody<Id>> {
  await nextVersion(tx, workspaceId)
  const body = change(await findSetting(tx, workspaceId, id))
  await putNoun(tx, 'setting', { workspaceId, id, at, body })
  return body
}
