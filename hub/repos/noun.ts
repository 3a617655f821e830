import { bodyShape, type NounBody } from '../../lib/contract/noun-body'
import type { Database } from '../db/connect'
import { jsonText, storable } from '../db/json-text'
import type { Noun } from '../db/tables'
import type { Tx } from '../db/transaction'
import { Refusal } from '../errors'
import { readNounBody } from './readable'
import { nextVersion } from './workspace-version'

/** A noun as it stands in its table. A deleted one has no body. */
export interface NounRow<N extends Noun> {
  id: string
  /** The lead's node that it was said of; it stays when nodes merge. */
  leadId?: string
  /** Whose it is. */
  memberId?: string
  at: number
  /** By the writer's clock, where that is not `at`. */
  sentAt?: number
  /** When it came to the hub, where that was noted. */
  arrivedAt?: number
  version: number
  body: NounBody<N>
}

export interface NewNoun<N extends Noun> extends Omit<NounRow<N>, 'version'> {
  workspaceId: string
}

/** All nouns' tables have one shape; the type system is told the first one's. */
function tableOf(noun: Noun): 'feedback' {
  return noun as 'feedback'
}

const NOUN_COLUMNS = ['id', 'lead_id', 'member_id', 'at', 'sent_at', 'arrived_at', 'version', 'body'] as const

/**
 * Writes a noun in place of what stood under its id, as the workspace's next version, and answers that. Refuses what
 * could not be read again.
 */
export async function putNoun<N extends Noun>(tx: Tx, noun: N, row: NewNoun<N>): Promise<number> {
  const body = storedBody(noun, row.id, row.body)
  const version = await nextVersion(tx, row.workspaceId)
  await tx
    .insertInto(tableOf(noun))
    .values({
      workspace_id: row.workspaceId,
      id: row.id,
      lead_id: row.leadId ?? null,
      member_id: row.memberId ?? null,
      at: row.at,
      sent_at: row.sentAt === row.at ? null : (row.sentAt ?? null),
      arrived_at: row.arrivedAt ?? null,
      version,
      deleted: false,
      body,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'id']).doUpdateSet(({ ref }) => ({
        lead_id: ref('excluded.lead_id'),
        member_id: ref('excluded.member_id'),
        at: ref('excluded.at'),
        sent_at: ref('excluded.sent_at'),
        arrived_at: ref('excluded.arrived_at'),
        version: ref('excluded.version'),
        deleted: ref('excluded.deleted'),
        body: ref('excluded.body'),
      })),
    )
    .execute()
  return version
}

/**
 * Changes what a noun says, on what stands at that moment: two changes at once come one after the other. Answers the
 * row as it was and what it says now; undefined, and nothing changed, where there is none or it was deleted.
 */
export async function changeNoun<N extends Noun>(
  tx: Tx,
  noun: N,
  { workspaceId, id }: { workspaceId: string; id: string },
  change: (row: NounRow<N>) => NounBody<N>,
): Promise<{ before: NounRow<N>; body: NounBody<N> } | undefined> {
  // First, because it makes the others wait: see its law.
  const version = await nextVersion(tx, workspaceId)
  const before = await findNoun(tx, noun, { workspaceId, id })
  if (!before) {
    const standing = await findOwner(tx, noun, { workspaceId, id })
    // A newer hub may be able to read it: the act is not refused for good.
    if (standing && !standing.deleted) throw new Error(`This ${noun} stands and cannot be read`)
    return undefined
  }
  const body = change(before)
  await tx
    .updateTable(tableOf(noun))
    .set({ version, body: storedBody(noun, id, body) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
  return { before, body }
}

/** Deletes a noun: its words go, its id stays as a tombstone, so that browsers forget it too. False where it was not there. */
export async function removeNoun(
  tx: Tx,
  noun: Noun,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<boolean> {
  const version = await nextVersion(tx, workspaceId)
  const { numUpdatedRows } = await tx
    .updateTable(tableOf(noun))
    .set({ version, deleted: true, body: '{}' })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('deleted', '=', false)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A noun by id; undefined where there is none, it was deleted, or cannot be read. */
export async function findNoun<N extends Noun>(
  db: Database | Tx,
  noun: N,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<NounRow<N> | undefined> {
  const row = await db
    .selectFrom(tableOf(noun))
    .select(NOUN_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('deleted', '=', false)
    .executeTakeFirst()
  return row && parseNoun(noun, row)
}

/** Whose id this is, of a noun that ever stood, deleted or not; undefined where it is free. */
export async function findOwner(
  db: Database | Tx,
  noun: Noun,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<{ memberId?: string; deleted: boolean } | undefined> {
  const row = await db
    .selectFrom(tableOf(noun))
    .select(['member_id', 'deleted'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return { deleted: row.deleted, ...(row.member_id === null ? {} : { memberId: row.member_id }) }
}

/** True where a noun of this id ever stood, deleted or not. */
export async function wasNoun(
  db: Database | Tx,
  noun: Noun,
  key: { workspaceId: string; id: string },
): Promise<boolean> {
  return (await findOwner(db, noun, key)) !== undefined
}

/** What was said of these leads (name every node of a merged lead), oldest first, `limit` newest at most. */
export async function nounsOfLeads<N extends Noun>(
  db: Database | Tx,
  noun: N,
  { workspaceId, leadIds, memberId, limit = 1000 }: LeadsQuery,
): Promise<NounRow<N>[]> {
  if (leadIds.length === 0) return []
  const rows = await db
    .selectFrom(tableOf(noun))
    .select(NOUN_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', 'in', leadIds)
    .where('deleted', '=', false)
    .$if(memberId !== undefined, (query) => query.where('member_id', '=', memberId!))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse().flatMap((row) => parseNoun(noun, row) ?? [])
}

interface LeadsQuery {
  workspaceId: string
  leadIds: readonly string[]
  /** Only this member's. */
  memberId?: string
  limit?: number
}

/** A body as its column holds it. Law: what is written has been parsed as it will be read. */
function storedBody(noun: Noun, id: string, body: unknown): string {
  const issue = bodyShape(noun, id)?.safeParse(storable(body)).error?.issues[0]
  if (issue) throw new Refusal('badRequest', `${issue.path.join('.') || `The ${noun}`}: ${issue.message}.`)
  return jsonText(body)
}

/** The columns as they are read. */
interface StoredNoun {
  id: string
  lead_id: string | null
  member_id: string | null
  at: number
  sent_at: number | null
  arrived_at: number | null
  version: number
  body: unknown
}

/** A row as it was read, parsed; undefined where it cannot be read. */
function parseNoun<N extends Noun>(noun: N, row: StoredNoun): NounRow<N> | undefined {
  const body = readNounBody(noun, row.id, row.body)
  if (body === undefined) return undefined
  return {
    id: row.id,
    ...(row.lead_id === null ? {} : { leadId: row.lead_id }),
    ...(row.member_id === null ? {} : { memberId: row.member_id }),
    at: row.at,
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    ...(row.arrived_at === null ? {} : { arrivedAt: row.arrived_at }),
    version: row.version,
    body,
  }
}
