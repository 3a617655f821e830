import { sql } from 'kysely'
import { z } from 'zod'
import { DeadLetterCode } from '../../lib/contract/dead-letter-list'
import type { Database } from '../db/connect'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'

/** An event that could not be taken. */
export interface DeadLetter {
  /** Made of the source and the event, so that the same one sent again is one entry. */
  id: string
  sourceId: string
  at: number
  code: DeadLetterCode
  /** What was wrong, for a person. */
  detail: string
  /** As it was sent, JSON; cut where it was too large. */
  body: string
  replayedAt?: number
  /** What became of it when it was replayed: `taken`, or the code it failed with again. */
  outcome?: string
}

const Row = z.object({
  id: z.string(),
  source_id: z.string(),
  at: z.number(),
  code: DeadLetterCode,
  detail: z.string(),
  body: z.string(),
  replayed_at: z.number().nullable(),
  outcome: z.string().nullable(),
})

const COLUMNS = ['id', 'source_id', 'at', 'code', 'detail', 'body', 'replayed_at', 'outcome'] as const

/** Keeps events that could not be taken. */
export async function addDeadLetters(
  tx: Tx,
  workspaceId: string,
  letters: readonly DeadLetter[],
): Promise<void> {
  if (letters.length === 0) return
  const texts = (of: (letter: DeadLetter) => string) => textArray(letters.map(of))
  await sql`
    insert into dead_letter (workspace_id, id, source_id, at, code, detail, body)
    select ${workspaceId}, id, source_id, at, code, detail, body from unnest(
      ${texts(({ id }) => id)}::text[], ${texts(({ sourceId }) => sourceId)}::text[],
      ${textArray(letters.map(({ at }) => at))}::bigint[], ${texts(({ code }) => code)}::text[],
      ${texts(({ detail }) => detail)}::text[], ${texts(({ body }) => body)}::text[])
      as t (id, source_id, at, code, detail, body)
    on conflict do nothing`.execute(tx)
}

/** A page of them, the latest first; `before` is the last of the page before. */
export async function listDeadLetters(
  db: Database,
  workspaceId: string,
  before: { at: number; id: string } | undefined,
  limit: number,
): Promise<DeadLetter[]> {
  const rows = await db
    .selectFrom('dead_letter')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(at, id) < (${before!.at}, ${before!.id})`),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return z.array(Row).parse(rows).map(letterOf)
}

/**
 * Those of these ids, or, without ids, all that were never taken: first what was not tried yet, then what was tried
 * longest ago, so that one page after the other comes to its turn.
 */
export async function findDeadLetters(
  db: Database,
  workspaceId: string,
  ids: readonly string[] | undefined,
  limit: number,
): Promise<DeadLetter[]> {
  const rows = await db
    .selectFrom('dead_letter')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
    .$if(ids === undefined, (query) =>
      query
        .where((letter) => letter.or([letter('outcome', 'is', null), letter('outcome', '<>', 'taken')]))
        .orderBy('replayed_at', (order) => order.asc().nullsFirst()),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return z.array(Row).parse(rows).map(letterOf)
}

/** Notes what became of them when they were replayed. */
export async function markReplayed(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  outcome: string,
  at: number,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('dead_letter')
    .set({ replayed_at: at, outcome })
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
}

function letterOf({ source_id, replayed_at, outcome, ...rest }: z.infer<typeof Row>): DeadLetter {
  const letter: DeadLetter = { ...rest, sourceId: source_id }
  if (replayed_at !== null) letter.replayedAt = replayed_at
  if (outcome !== null) letter.outcome = outcome
  return letter
}
