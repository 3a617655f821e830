import { sql } from 'kysely'
import { z } from 'zod'
import { CHANGES_PAGE, type ChangeItem } from '../../lib/contract/changes-pull'
import type { NounName } from '../../lib/contract/noun-body'
import type { Database } from '../db/connect'
import { rootsOf } from './noun-lead'
import { readNounBody } from './readable'

/** How far back marketing gets what is not their own, ms. */
const MARKETING_REACH = 90 * 86_400_000

/** Who gets a noun: everybody, its own member, or its own member and marketing. */
export const AUDIENCE = {
  asset: 'all',
  setting: 'all',
  request: 'all',
  send: 'own',
  view: 'own',
  feedback: 'ownAndMarketing',
  dispute: 'ownAndMarketing',
  objection: 'ownAndMarketing',
} as const satisfies Record<NounName, string>

const NOUNS = Object.keys(AUDIENCE) as NounName[]

/** Whose copy is brought up to date. */
export interface Reader {
  workspaceId: string
  memberId: string
  isMarketing: boolean
}

const Row = z.object({
  noun: z.enum(NOUNS),
  id: z.string(),
  lead_id: z.string().nullable(),
  member_id: z.string().nullable(),
  version: z.number(),
  deleted: z.boolean(),
  body: z.unknown(),
})
/** A lead of somebody who was erased, in the place of its version among the nouns. */
const ErasedRow = z.object({ noun: z.literal('lead'), id: z.string(), version: z.number() })
const AnyRow = z.discriminatedUnion('noun', [Row, ErasedRow])

/**
 * What this reader may have that changed after a version, in the order of versions, a page at most. Law: all versions up
 * to the last one here are on it; see `nextVersion`.
 */
export async function listChanges(
  db: Database,
  reader: Reader,
  since: number,
  now: number,
): Promise<{ items: ChangeItem[]; erased: string[]; last?: number; more: boolean }> {
  const { workspaceId } = reader
  const branches = NOUNS.map(
    (noun) => sql`(
      select ${noun}::text as noun, id, lead_id, ${memberOf(noun)} as member_id, version, deleted, body from ${sql.table(noun)}
      where workspace_id = ${workspaceId} and version > ${since} ${mayRead(noun, reader, now)}
      ${since === 0 ? sql`and not deleted` : sql``}
      order by version limit ${CHANGES_PAGE + 1})`,
  )
  // Also from the beginning: a browser that begins anew still has the leads that it looked up.
  const erased = sql`(
      select 'lead', id, null, null, erased_version, true, null from lead
      where workspace_id = ${workspaceId} and erased_version > ${since}
      order by erased_version limit ${CHANGES_PAGE + 1})`
  const { rows } = await sql`
    ${sql.join([...branches, erased], sql` union all `)} order by version limit ${CHANGES_PAGE + 1}`.execute(
    db,
  )
  const all = rows.slice(0, CHANGES_PAGE).map((row) => AnyRow.parse(row))
  const page = all.filter((row) => row.noun !== 'lead')
  const leadIds = new Set(page.flatMap(({ lead_id, deleted }) => (lead_id && !deleted ? [lead_id] : [])))
  const roots = await rootsOf(db, workspaceId, [...leadIds])
  const last = all.at(-1)?.version
  return {
    items: page.flatMap((row) => itemOf(row, roots, reader) ?? []),
    erased: all.flatMap(({ noun, id }) => (noun === 'lead' ? [id] : [])),
    ...(last === undefined ? {} : { last }),
    more: rows.length > CHANGES_PAGE,
  }
}

function mayRead(noun: NounName, { memberId, isMarketing }: Reader, now: number) {
  const audience = AUDIENCE[noun]
  if (audience === 'all') return sql``
  if (audience === 'own' || !isMarketing) return sql`and member_id = ${memberId}`
  return sql`and (member_id = ${memberId} or deleted or at >= ${now - MARKETING_REACH})`
}

/** As it stands now: about the lead that it was merged into, if it was. Undefined where it cannot be read. */
function itemOf(
  { noun, id, lead_id, member_id, deleted, body }: z.infer<typeof Row>,
  roots: Map<string, string>,
  { memberId }: Reader,
): ChangeItem | undefined {
  if (deleted) return { noun, id, deleted }
  const parsed = readNounBody(noun, id, body)
  if (parsed === undefined) return undefined
  const rootId = lead_id === null ? undefined : roots.get(lead_id)
  const said = rootId === undefined ? parsed : { ...(parsed as object), leadId: rootId }
  const own = noun === 'dispute' ? { own: member_id === memberId } : {}
  return { noun, id, deleted, body: said, ...own } as ChangeItem
}

const Touched = z.object({ noun: z.enum(['lead', ...NOUNS]), member_id: z.string().nullable() })
export type Touched = z.infer<typeof Touched>

/** Whose a row of a noun is; nobody's where everybody gets it. */
function memberOf(noun: NounName) {
  return AUDIENCE[noun] === 'all' ? sql`null::text` : sql`member_id`
}

/** Whose nouns changed after a version, each once; and whether leads were erased. */
export async function listTouched(db: Database, workspaceId: string, since: number): Promise<Touched[]> {
  const branches = NOUNS.map(
    (noun) => sql`
      select distinct ${noun}::text as noun, ${memberOf(noun)} as member_id
      from ${sql.table(noun)} where workspace_id = ${workspaceId} and version > ${since}`,
  )
  const erased = sql`
      select distinct 'lead', null from lead where workspace_id = ${workspaceId} and erased_version > ${since}`
  const { rows } = await sql`${sql.join([...branches, erased], sql` union all `)}`.execute(db)
  return z.array(Touched).parse(rows)
}

/** True where the reader has to hear of it. */
export function concerns({ noun, member_id }: Touched, { memberId, isMarketing }: Reader): boolean {
  if (noun === 'lead') return true
  const audience = AUDIENCE[noun]
  if (audience === 'all' || member_id === memberId) return true
  return audience === 'ownAndMarketing' && isMarketing
}
