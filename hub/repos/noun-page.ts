import { sql } from 'kysely'
import { z } from 'zod'
import type { NounBody } from '../../lib/contract/noun-body'
import type { Place } from '../../lib/domain/feedback-filter'
import type { Database } from '../db/connect'
import type { Noun } from '../db/tables'
import { fullPage } from './full-page'
import { comesAfter, newestFirst } from './feedback-list'
import { readNounBody } from './readable'

/** Rows of one read, where all are wanted. */
const PAGE = 1000

const Row = z.object({ id: z.string(), at: z.number(), body: z.unknown() })

/** A noun of a list, with its place in it. */
export interface Listed<N extends Noun> extends Place {
  body: NounBody<N>
}

/** A page of a noun, newest first, in the order in which browsers have it: ties in time by id, byte by byte. */
export async function listNewest<N extends Noun>(
  db: Database,
  noun: N,
  { workspaceId, after, limit }: { workspaceId: string; after?: Place | undefined; limit: number },
): Promise<Listed<N>[]> {
  return fullPage({ after, limit }, async (place, most) => {
    const since = place ? sql`and ${comesAfter(place)}` : sql``
    const { rows } = await sql`
      select id, at, body from ${sql.table(noun)} where workspace_id = ${workspaceId} and not deleted ${since}
      ${newestFirst(most)}`.execute(db)
    return z
      .array(Row)
      .parse(rows)
      .map(({ id, at, body }) => ({ id, at, body: readNounBody(noun, id, body) }))
  })
}

/** Every row of a noun, newest first, page by page. */
export async function* everyNoun<N extends Noun>(
  db: Database,
  noun: N,
  workspaceId: string,
): AsyncGenerator<NounBody<N>[]> {
  for (let after: Place | undefined; ;) {
    const page = await listNewest(db, noun, { workspaceId, after, limit: PAGE })
    if (page.length > 0) yield page.map(({ body }) => body)
    if (page.length < PAGE) return
    after = page.at(-1)
  }
}
