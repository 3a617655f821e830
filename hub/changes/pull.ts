import type { changesPull } from '../../lib/contract/changes-pull'
import type { OutputOf } from '../../lib/contract/contract'
import type { Database } from '../db/connect'
import { Refusal } from '../errors'
import { listChanges, type Reader } from '../repos/changes'
import { readPulse } from '../repos/noun-lead'

export type Changes = OutputOf<typeof changesPull>

export interface Pull extends Reader {
  since: number
  leads: ReadonlyMap<string, number>
  now: number
}

/** What changed for a reader since a cursor, as it stands at this moment. */
export async function pullChanges(db: Database, { since, leads, now, ...reader }: Pull): Promise<Changes> {
  // The version first: what comes after it is on the next page, and nothing lies between.
  const pulse = await readPulse(db, reader.workspaceId, [...leads.keys()])
  if (!pulse) throw new Refusal('gone', 'This workspace is no longer here.')
  const isReset = since > pulse.version
  const { items, last = 0, more } = await listChanges(db, reader, isReset ? 0 : since, now)
  const moved = [...leads].filter(([id, known]) => (pulse.files.get(id) ?? 0) !== known)
  return {
    cursor: more ? last : Math.max(last, pulse.version),
    items,
    more,
    leads: moved.map(([id]) => id),
    ...(isReset ? { reset: true } : {}),
  }
}

/** True where there is nothing to tell. */
export function isEmpty({ items, leads, reset }: Changes): boolean {
  return items.length === 0 && leads.length === 0 && !reset
}
