import { sql } from 'kysely'
import { z } from 'zod'
import type { Dispute, Feedback } from '../../lib/domain/feedback'
import type { Objection } from '../../lib/domain/objection'
import type { Send } from '../../lib/domain/send'
import type { View } from '../../lib/domain/view'
import type { Database } from '../db/connect'
import { readNounBody } from './readable'

/** Of each noun at most, the newest, over all leads that were asked for. */
const MOST = 2000
const NOUNS = ['send', 'feedback', 'dispute', 'objection', 'view'] as const
type LeadNoun = (typeof NOUNS)[number]

/** What members said and did about one lead, each oldest first, under the lead's own id. */
export interface LeadNouns {
  /** The other ids that the lead has or had: of merged leads, and those that browsers gave it. */
  otherIds: string[]
  sends: Send[]
  feedback: Feedback[]
  /** The reader's own. */
  dispute?: Dispute
  objections: Objection[]
  views: View[]
}

const Row = z.object({
  kind: z.enum(['id', ...NOUNS]),
  root_id: z.string(),
  id: z.string(),
  at: z.number(),
  body: z.unknown(),
})

/** What was said of the leads with these roots, by root, in one statement. Disputes are those of `memberId`. */
export async function findLeadNouns(
  db: Database,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  rootIds: readonly string[],
): Promise<(rootId: string) => LeadNouns> {
  if (rootIds.length === 0) return () => nounsOf('', [])
  const isOfLead = sql`l.workspace_id = ${workspaceId} and l.root_id = any(${rootIds})`
  const nouns = NOUNS.map(
    (noun) => sql`(
      select ${noun}::text as kind, l.root_id, x.id, x.at, x.body
      from lead l join ${sql.table(noun)} x on x.workspace_id = l.workspace_id and x.lead_id = l.id
      where ${isOfLead} and not x.deleted ${noun === 'dispute' ? sql`and x.member_id = ${memberId}` : sql``}
      order by x.at desc, x.id desc limit ${MOST})`,
  )
  const { rows } = await sql`
    select 'id' as kind, l.root_id, l.id, 0::bigint as at, null::jsonb as body from lead l where ${isOfLead}
    union all
    select 'id', l.root_id, substr(k.key, 6), 0, null
    from lead l join lead_key k on k.workspace_id = l.workspace_id and k.lead_id = l.id and k.key like 'lead:%'
    where ${isOfLead}
    union all ${sql.join(nouns, sql` union all `)}`.execute(db)
  const byRoot = Map.groupBy(
    rows.map((row) => Row.parse(row)),
    ({ root_id }) => root_id,
  )
  return (rootId) => nounsOf(rootId, byRoot.get(rootId) ?? [])
}

function nounsOf(rootId: string, rows: readonly z.infer<typeof Row>[]): LeadNouns {
  const sorted = rows.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const read = <N extends LeadNoun>(noun: N) =>
    sorted.flatMap(({ kind, id, body }) => {
      const said = kind === noun ? readNounBody(noun, id, body) : undefined
      return said === undefined ? [] : [{ ...said, leadId: rootId }]
    })
  const dispute = read('dispute').at(-1)
  return {
    otherIds: [...new Set(sorted.flatMap(({ kind, id }) => (kind === 'id' && id !== rootId ? [id] : [])))],
    sends: read('send') as Send[],
    feedback: read('feedback') as Feedback[],
    ...(dispute ? { dispute: dispute as Dispute } : {}),
    objections: read('objection') as Objection[],
    views: read('view') as View[],
  }
}
