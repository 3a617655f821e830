import type { changesPull } from '../../lib/contract/changes-pull'
import type { OutputOf } from '../../lib/contract/contract'
import type { Database } from '../db/connect'
import { Refusal } from '../errors'
import { listChanges, type Reader } from '../repos/changes'
import { readPulse } from '../repos/noun-lead'

export type Changes = OutputOf<typeof changesPull>

export interface Pull extends Reader {
  /** The cursor of the last answer; 0 for everything. */
  since: number
  leads: ReadonlyMap<string, number>
  now: number
}

/** What changed for a reader since a cursor, as it stands at this moment. */
export async function pullChanges(db: Database, { since, leads, now, ...reader }: Pull): Promise<Changes> {
  // The version first: what comes after it is on the next page, and nothing lies between.
  const pulse = await readPulse(db, reader.workspaceId, [...leads.keys()])
  if (!pulse) throw new Refusal('gone', 'This workspace is no longer here.')
  const known = placeOf(since)
  // What a rep may have and what marketing may have are two copies: who changes sides begins anew.
  const isOtherSide = since > 0 && known.isMarketing !== reader.isMarketing
  const isReset = isOtherSide || known.version > pulse.version
  const { items, erased, last = 0, more } = await listChanges(db, reader, isReset ? 0 : known.version, now)
  const moved = [...leads].filter(([id, known]) => (pulse.files.get(id) ?? 0) !== known)
  return {
    cursor: cursorOf(more ? last : Math.max(last, pulse.version), reader.isMarketing),
    items,
    more,
    leads: moved.map(([id]) => id),
    ...(erased.length > 0 ? { erased } : {}),
    ...(isReset ? { reset: true } : {}),
  }
}

/**
 * A version and whose copy it is the version of, as one number: twice the version, and one more for marketing. So no
 * browser can go on with what it had in another role.
 */
function cursorOf(version: number, isMarketing: boolean): number {
  return version === 0 ? 0 : version * 2 + (isMarketing ? 1 : 0)
}

function placeOf(cursor: number): { version: number; isMarketing: boolean } {
  return { version: Math.floor(cursor / 2), isMarketing: cursor % 2 === 1 }
}

/** True where there is nothing to tell. */
export function isEmpty({ items, leads, erased, reset, more }: Changes): boolean {
  return items.length === 0 && leads.length === 0 && !erased && !reset && !more
}
