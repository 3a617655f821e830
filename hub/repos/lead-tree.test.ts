import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Lead } from '../../lib/domain/lead'
import { makeId } from '../../lib/platform/id'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { makeTestDatabase } from '../test/test-database'
import { listMerges } from './lead-merge'
import { addNodes, readTrees, findRoots } from './lead-node'
import { mergeLeads, unmergeLead } from './lead-tree'

let database: Awaited<ReturnType<typeof makeTestDatabase>>
beforeAll(async () => {
  database = await makeTestDatabase()
})
afterAll(() => database.drop())

const LEADS = 6
let now = 1_800_000_000_000

async function makeLeads(): Promise<{ workspaceId: string; ids: string[] }> {
  const workspaceId = makeId(now)
  const leads = Array.from({ length: LEADS }, (_, n): Lead => ({ id: `lead-${n}`, name: `N${n}`, emails: [], crm: [], anchors: [], createdAt: now, updatedAt: now })) // prettier-ignore
  const nodes = leads.map((lead) => ({ lead, known: true, rootId: lead.id }))
  await inTransaction(database.db, (tx) => addNodes(tx, workspaceId, nodes, now))
  return { workspaceId, ids: leads.map(({ id }) => id) }
}

/** The simplest thing that could be right: pointers, followed to their end. */
class Model {
  parents = new Map<string, string>()
  rootOf(id: string): string {
    const parent = this.parents.get(id)
    return parent === undefined ? id : this.rootOf(parent)
  }
  merge(from: string, into: string): void {
    const [a, b] = [this.rootOf(from), this.rootOf(into)]
    if (a !== b) this.parents.set(a, b)
  }
  unmerge(id: string): boolean {
    return this.parents.delete(id)
  }
}

const lead = fc.integer({ min: 0, max: LEADS - 1 })
const act = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), from: lead, into: lead }),
  fc.record({ kind: fc.constant('unmerge' as const), id: lead }),
)

it('stands as pointers followed to their end, after any merges and un-merges', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 15 }), async (acts) => {
      const { workspaceId, ids } = await makeLeads()
      const model = new Model()
      for (const each of acts) {
        const doing = { workspaceId, by: 'ann', now: now++ }
        if (each.kind === 'merge') {
          const [fromId, intoId] = [ids[each.from]!, ids[each.into]!]
          model.merge(fromId, intoId)
          const root = await mergeLeads(database.db, doing, { fromId, intoId, why: 'same person' })
          expect(root).toBe(model.rootOf(intoId))
        } else if (model.unmerge(ids[each.id]!)) await unmergeLead(database.db, doing, ids[each.id]!)
        else await expect(unmergeLead(database.db, doing, ids[each.id]!)).rejects.toThrow(Refusal)
      }
      const roots = await findRoots(database.db, workspaceId, ids)
      expect(ids.map((id) => roots.get(id))).toEqual(ids.map((id) => model.rootOf(id)))
      const standing = (await listMerges(database.db, workspaceId, ids)).filter(({ undoneAt }) => !undoneAt)
      expect(new Map(standing.map(({ fromId, intoId }) => [fromId, intoId]))).toEqual(model.parents)
    }),
    { numRuns: 25 },
  )
}, 60_000)

it('makes no circle and loses no lead when merges race', async () => {
  for (let round = 0; round < 5; round++) {
    const { workspaceId, ids } = await makeLeads()
    const doing = () => ({ workspaceId, by: 'ann', now: now++ })
    const pairs = ids.flatMap((fromId, n) => [
      { fromId, intoId: ids[(n + 1) % LEADS]!, why: 'same person' },
      { fromId: ids[(n + 1) % LEADS]!, intoId: fromId, why: 'same person' },
    ])
    await Promise.all(pairs.map((pair) => mergeLeads(database.db, doing(), pair)))
    const roots = new Set((await findRoots(database.db, workspaceId, ids)).values())
    expect(roots.size).toBe(1)
    const nodes = await readTrees(database.db, workspaceId, [...roots])
    expect(nodes).toHaveLength(LEADS)
    expect(nodes.filter(({ parent_id }) => parent_id === null)).toHaveLength(1)
    expect(await listMerges(database.db, workspaceId, ids)).toHaveLength(LEADS - 1)
  }
})
