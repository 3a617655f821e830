import { z } from 'zod'
import { AuditEntry } from '../../lib/contract/audit-list'
import { makeId } from '../../lib/platform/id'
import type { Database } from '../db/connect'
import { jsonText } from '../db/json-text'
import type { Tx } from '../db/transaction'

/** What was done, for the audit log. Law: ids, counts and closed words; never an address or a name of a lead. */
export interface AuditNote {
  workspaceId: string
  /** Who did it; undefined where the hub itself did. */
  memberId?: string
  /** Noun and verb: `webhook.added`, `person.erased`. */
  action: string
  /** The id of what it was done to. */
  subject?: string
  detail?: Record<string, unknown>
  /** Ms since 1970. */
  at: number
}

/** Writes one line of the audit log, in the transaction of what it tells of; answers its id. */
export async function addAudit(tx: Tx | Database, note: AuditNote): Promise<string> {
  const id = makeId(note.at)
  await tx
    .insertInto('audit')
    .values({
      workspace_id: note.workspaceId,
      id,
      at: note.at,
      member_id: note.memberId ?? null,
      action: note.action,
      subject: note.subject ?? null,
      detail: jsonText(note.detail ?? {}),
    })
    .execute()
  return id
}

const Row = z.object({
  id: z.string(),
  at: z.number(),
  member_id: z.string().nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})

interface AuditPage {
  workspaceId: string
  /** The last line of the page before. */
  before?: { at: number; id: string }
  limit: number
  /** Only lines that are all of this. */
  of?: { action?: string; id?: string; subject?: string }
}

/** One page of the log, newest first, older than the line `before`. */
export async function listAudit(
  db: Database,
  { workspaceId, before, limit, of = {} }: AuditPage,
): Promise<AuditEntry[]> {
  let query = db
    .selectFrom('audit')
    .select(['id', 'at', 'member_id', 'action', 'subject', 'detail'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  for (const column of ['action', 'id', 'subject'] as const)
    if (of[column] !== undefined) query = query.where(column, '=', of[column])
  if (before)
    query = query.where((at) =>
      at.or([at('at', '<', before.at), at.and([at('at', '=', before.at), at('id', '<', before.id)])]),
    )
  return z
    .array(Row)
    .parse(await query.execute())
    .map(({ member_id, subject, ...rest }) => ({
      ...rest,
      memberId: member_id ?? undefined,
      subject: subject ?? undefined,
    }))
}
