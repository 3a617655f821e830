import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { Feedback } from '../../lib/domain/feedback'
import { makeWordTest, type FeedbackFilter, type Place } from '../../lib/domain/feedback-filter'
import type { Database } from '../db/connect'
import { fullPage } from './full-page'
import { readNounBody, readRows } from './readable'

/** Rows whose words are looked at in one go, where words are asked for: others have their turn in between. */
const WORDS_PAGE = 500

const Count = z.number().int()
const Counts = z.object({ new: Count, seen: Count, answered: Count, total: Count })

/** How many verdicts there are, by marketing's state. */
export async function countFeedback(db: Database, workspaceId: string): Promise<z.infer<typeof Counts>> {
  const { rows } = await sql`
    select count(*) as total, count(*) filter (where body ? 'answer') as answered,
      count(*) filter (where body ? 'seenAt' and not body ? 'answer') as seen,
      count(*) filter (where not body ? 'seenAt' and not body ? 'answer') as new
    from feedback where workspace_id = ${workspaceId} and not deleted`.execute(db)
  return Counts.parse(rows[0])
}

/** Where a page of a list begins, and how much it holds. */
export interface PageOf {
  after?: Place
  limit: number
}

const Row = z.object({ id: z.string(), at: z.number(), body: z.unknown() })

/**
 * Verdicts that a filter asks for, newest first. Words are compared here, row by row and not in SQL: case and accents
 * are folded as the browser folds them.
 */
export async function listFeedback(
  db: Database,
  workspaceId: string,
  filter: FeedbackFilter,
  { after, limit }: PageOf,
): Promise<Feedback[]> {
  const text = filter.text?.trim()
  if (!text) {
    const page = await fullPage({ after, limit }, async (place, most) => {
      const { rows } = await sql`
        select id, at, body from feedback where ${fits(workspaceId, filter, place)} ${newestFirst(most)}`.execute(
        db,
      )
      return rows.map(readFeedback)
    })
    return page.map(({ body }) => body)
  }
  const ids = await idsWithWords(db, workspaceId, filter, text, { after, limit })
  const { rows } = await sql`
    select id, at, body from feedback where workspace_id = ${workspaceId} and id = any(${ids}) and not deleted
    ${newestFirst(limit)}`.execute(db)
  return rows.flatMap((row) => readFeedback(row).body ?? [])
}

function readFeedback(row: unknown): Place & { body: Feedback | undefined } {
  const { id, at, body } = Row.parse(row)
  return { id, at, body: readNounBody('feedback', id, body) }
}

const Words = z.object({
  id: z.string(),
  at: z.number(),
  leadName: z.string(),
  company: z.string().nullable(),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  note: z.string().nullable(),
  member: z.string(),
})

async function idsWithWords(
  db: Database,
  workspaceId: string,
  filter: FeedbackFilter,
  text: string,
  page: PageOf,
): Promise<string[]> {
  const hasWords = makeWordTest(text)
  const found: string[] = []
  for (let after = page.after; ;) {
    const { rows } = await sql`
      select id, at, body->'snapshot'->>'leadName' as "leadName", body->'snapshot'->>'company' as company,
        body->'snapshot'->>'source' as source, body->'snapshot'->>'campaign' as campaign,
        body->>'note' as note, body->>'member' as member
      from feedback where ${fits(workspaceId, filter, after)} ${newestFirst(WORDS_PAGE)}`.execute(db)
    const words = readRows(Words, rows, 'feedback')
    for (const row of words) if (hasWords(row) && found.push(row.id) === page.limit) return found
    if (rows.length < WORDS_PAGE) return found
    after = Row.pick({ id: true, at: true }).parse(rows.at(-1))
  }
}

function fits(
  workspaceId: string,
  { state, verdict }: FeedbackFilter,
  after: Place | undefined,
): RawBuilder<unknown> {
  const conditions = [sql`workspace_id = ${workspaceId}`, sql`not deleted`]
  if (verdict) conditions.push(sql`body->>'verdict' = ${verdict}`)
  if (state === 'answered') conditions.push(sql`body ? 'answer'`)
  if (state === 'seen') conditions.push(sql`body ? 'seenAt' and not body ? 'answer'`)
  if (state === 'new') conditions.push(sql`not body ? 'seenAt' and not body ? 'answer'`)
  if (after) conditions.push(comesAfter(after))
  return sql.join(conditions, sql` and `)
}

/** Ids are compared byte by byte, as browsers do, whatever the database's own order is. */
export function newestFirst(limit: number): RawBuilder<unknown> {
  return sql`order by at desc, id collate "C" desc limit ${limit}`
}

/** The first condition alone is what an index answers. */
export function comesAfter({ at, id }: Place): RawBuilder<unknown> {
  return sql`at <= ${at} and (at < ${at} or id collate "C" < ${id})`
}

const Tally = z.object({
  version: z.coerce.number().int(),
  isMet: z.boolean(),
  verdict: Feedback.shape.verdict,
  count: Count,
})
export type VerdictTally = z.infer<typeof Tally>

/** How many verdicts of each kind were given under each version of the definition, met or not at that moment. */
export async function tallyByVersion(db: Database, workspaceId: string): Promise<VerdictTally[]> {
  const { rows } = await sql`
    select body->'snapshot'->'definition'->>'version' as version,
      coalesce((body->'snapshot'->'definition'->>'isMet')::boolean, false) as "isMet",
      body->>'verdict' as verdict, count(*) as count
    from feedback where workspace_id = ${workspaceId} and not deleted and body->'snapshot'->'definition' ? 'version'
    group by 1, 2, 3`.execute(db)
  return readRows(Tally, rows, 'feedback')
}

const Latest = z.object({ leadId: z.string(), verdict: Feedback.shape.verdict, at: z.number() })

/** The latest verdict on each lead, by the lead that it was merged into. */
export async function latestVerdicts(
  db: Database,
  workspaceId: string,
): Promise<Map<string, { verdict: Feedback['verdict']; at: number }>> {
  const { rows } = await sql`
    select distinct on (l.root_id) f.id, l.root_id as "leadId", f.body->>'verdict' as verdict, f.at
    from feedback f join lead l on l.workspace_id = f.workspace_id and l.id = f.lead_id
    where f.workspace_id = ${workspaceId} and not f.deleted
    order by l.root_id, f.at desc, f.id collate "C" desc`.execute(db)
  return new Map(readRows(Latest, rows, 'feedback').map(({ leadId, ...given }) => [leadId, given]))
}

/** When the first verdict of all was given; undefined where there is none. */
export async function firstVerdictAt(db: Database, workspaceId: string): Promise<number | undefined> {
  const { rows } = await sql`
    select at from feedback where workspace_id = ${workspaceId} and not deleted order by at limit 1`.execute(
    db,
  )
  return rows[0] ? z.object({ at: z.number() }).parse(rows[0]).at : undefined
}
