import { sql } from 'kysely'
import { z } from 'zod'
import { Anchor } from '../../lib/domain/lead'
import type { LearningLead } from '../../lib/domain/learning/workspace-learning'
import { Touchpoint } from '../../lib/domain/touchpoint'
import type { Database } from '../db/connect'
import { newestOf } from './lead-file'
import { MOST_REPORTED, slicesOfRoots } from './lead-pages'
import { readRows } from './readable'

const Touch = z.tuple([
  Touchpoint.shape.id,
  Touchpoint.shape.at,
  Touchpoint.shape.type,
  z.enum(['machine', 'unsure']).nullable(),
  Touchpoint.shape.detail.nullable(),
])
const Node = z.object({
  rootId: z.string(),
  anchors: z.array(Anchor),
  touches: z.array(Touch).nullable(),
})

/** Every known lead with what learning reads of it, merged ones as one, page by page, by id; of its touchpoints the newest 5,000. Stops when aborted. */
export async function* readLearningPages(
  db: Database,
  workspaceId: string,
  signal: AbortSignal,
): AsyncGenerator<LearningLead[]> {
  for await (const ids of slicesOfRoots(db, workspaceId, signal)) {
    const { rows } = await sql`
      select n.id, n.root_id as "rootId", n.body->'anchors' as anchors, (
        select json_agg(json_build_array(t.id, t.at, t.type, t.grade, t.body->'detail'))
        from (select t.* from ${newestOf(workspaceId, MOST_REPORTED)}) t) as touches
      from lead n where n.workspace_id = ${workspaceId} and not n.deleted and n.root_id = any(${ids})`.execute(
      db,
    )
    const nodes = Map.groupBy(readRows(Node, rows, 'lead'), ({ rootId }) => rootId)
    yield ids.flatMap((id) => {
      const of = nodes.get(id)
      return of ? [leadOf(id, of)] : []
    })
  }
}

function leadOf(id: string, nodes: readonly z.infer<typeof Node>[]): LearningLead {
  const touches = nodes.flatMap((node) => node.touches ?? [])
  touches.sort(([a, at], [b, bAt]) => at - bAt || (a < b ? -1 : 1))
  return {
    id,
    anchors: nodes.flatMap(({ anchors }) => anchors),
    touchpoints: touches.map(([, at, type, grade, detail]) => ({
      at,
      type,
      ...(grade === null ? {} : { grade }),
      ...(detail === null ? {} : { detail }),
    })),
  }
}
