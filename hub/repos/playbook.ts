import { sql } from 'kysely'
import { z } from 'zod'
import type { Asset } from '../../lib/domain/asset'
import { SETTING_BODIES } from '../../lib/contract/noun-body'
import type { Database } from '../db/connect'
import { readNounBody } from './readable'

const Version = z.object({ version: z.number() })

/** The version of the playbook: that of the last change to an asset or a setting; 0 where nothing was ever set. */
export async function playbookVersion(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql`
    select greatest(
      (select max(version) from asset where workspace_id = ${workspaceId}),
      (select max(version) from setting where workspace_id = ${workspaceId}), 0) as version`.execute(db)
  return Version.parse(rows[0]).version
}

const Settings = z.object(SETTING_BODIES).partial()
const Row = z.object({ kind: z.enum(['asset', 'setting']), id: z.string(), body: z.unknown() })

/** The library and the settings, as of one moment. */
export async function readPlaybook(
  db: Database,
  workspaceId: string,
): Promise<{ assets: Asset[]; settings: z.infer<typeof Settings> }> {
  const { rows } = await sql`
    select 'asset' as kind, id, body from asset where workspace_id = ${workspaceId} and not deleted
    union all
    select 'setting', id, body from setting where workspace_id = ${workspaceId} and not deleted
    order by kind, id`.execute(db)
  const all = rows.map((row) => Row.parse(row))
  const read = <N extends 'asset' | 'setting'>(noun: N) =>
    all.flatMap(({ kind, id, body }) => {
      const said = kind === noun ? readNounBody(noun, id, body) : undefined
      return said === undefined ? [] : [[id, said] as const]
    })
  return {
    assets: read('asset').map(([, asset]) => asset),
    settings: Settings.parse(Object.fromEntries(read('setting'))),
  }
}
