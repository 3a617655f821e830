import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import type { Noun } from '../db/tables'
import { readNounBody } from './readable'

const Row = z.object({
  id: z.string(),
  version: z.number(),
  root_id: z.string().nullable(),
  known: z.boolean().nullable(),
  body: z.unknown(),
})

/** A noun of an export. */
export interface ExportedNoun {
  id: string
  version: number
  /** The lead that it is about now, where that is here; and whether the walk over known leads meets it. */
  rootId?: string
  isLeadKnown: boolean
  body: object | string
}

/** Links stay here; that a send had one goes along. */
const SEND_BODY = sql`
  case when exists (
    select 1 from link k where k.workspace_id = x.workspace_id and k.send_id = x.id and k.quiet_at is null
  ) then x.body || '{"tracked":true}' else x.body end`

/** Rows of a noun after one, in the order of ids. */
export async function nounsAfter(
  db: Database,
  noun: Noun,
  { workspaceId, after, limit }: { workspaceId: string; after: string; limit: number },
): Promise<ExportedNoun[]> {
  const { rows } = await sql`
    select x.id, x.version, r.id as root_id, r.known, ${noun === 'send' ? SEND_BODY : sql`x.body`} as body from ${sql.table(noun)} x
    left join lead l on l.workspace_id = x.workspace_id and l.id = x.lead_id and not l.deleted
    left join lead r on r.workspace_id = l.workspace_id and r.id = l.root_id and not r.deleted
    where x.workspace_id = ${workspaceId} and not x.deleted and x.id collate "C" > ${after}
    order by x.id collate "C" limit ${limit}`.execute(db)
  return z
    .array(Row)
    .parse(rows)
    .flatMap(({ id, version, root_id, known, body }): ExportedNoun[] => {
      const said = readNounBody(noun, id, body)
      const rest = {
        id,
        version,
        isLeadKnown: known ?? true,
        ...(root_id === null ? {} : { rootId: root_id }),
      }
      return said === undefined ? [] : [{ ...rest, body: said }]
    })
}
