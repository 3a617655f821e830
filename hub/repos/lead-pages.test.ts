import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeId } from '../../lib/platform/id'
import { inTransaction } from '../db/transaction'
import { makeTestDatabase } from '../test/test-database'
import { findLeadsById } from './lead-file'
import { addNodes } from './lead-node'
import { readLeadPages } from './lead-pages'
import { readLearningPages } from './learning-pages'
import { addTouchpoints } from './touchpoint'

let database: Awaited<ReturnType<typeof makeTestDatabase>>
beforeAll(async () => {
  database = await makeTestDatabase()
})
afterAll(() => database.drop())

const NOW = Date.UTC(2026, 10, 22, 12)
const { signal } = new AbortController()

/** Leads `a`, `b`, `c`; `b` has two nodes with so many touchpoints together, taking turns, and the others two each. */
async function fill(many: number): Promise<string> {
  const workspaceId = makeId(NOW)
  const nodes = [['a', 'a'], ['b', 'b'], ['b2', 'b'], ['c', 'c']] as const // prettier-ignore
  const touch = (nodeId: string, n: number) => ({
    nodeId,
    touchpoint: { id: `t:${String(n).padStart(6, '0')}`, type: 'page.viewed', at: NOW + n, side: 'marketing', source: 'file' } as const, // prettier-ignore
  })
  await inTransaction(database.db, async (tx) => {
    const leads = nodes.map(([id, rootId]) => ({
      lead: { id, name: id, emails: [], crm: [], anchors: [], createdAt: NOW, updatedAt: NOW },
      known: true,
      rootId,
      ...(id === rootId ? {} : { parentId: rootId }),
    }))
    await addNodes(tx, workspaceId, leads, NOW)
    const busy = Array.from({ length: many }, (_, n) => touch(n % 2 ? 'b' : 'b2', n))
    await addTouchpoints(tx, workspaceId, [touch('a', 0), touch('a', 1), ...busy, touch('c', 0), touch('c', 1)]) // prettier-ignore
  })
  return workspaceId
}

it('reads of a lead and all that was merged into it the newest touchpoints, one more than are shown', async () => {
  const [file] = await findLeadsById(database.db, await fill(5100), ['b'])
  expect(file?.touchpoints).toHaveLength(5001)
  expect(file?.touchpoints[0]?.id).toBe('t:000099')
  expect(file?.touchpoints.at(-1)?.id).toBe('t:005099')
})

it('gives reports a lead with very many touchpoints on a page of its own, in its place, the newest of them', async () => {
  const pages = await Array.fromAsync(readLeadPages(database.db, await fill(5100), signal))
  const seen = pages.map((page) => page.map(({ lead, touchpoints }) => [lead.id, touchpoints.length]))
  expect(seen).toEqual([[['a', 2]], [['b', 5000]], [['c', 2]]])
  expect(pages[1]![0]!.touchpoints.at(-1)?.id).toBe('t:005099')
})

it('gives reports all of a lead that has fewer', async () => {
  const pages = await Array.fromAsync(readLeadPages(database.db, await fill(700), signal))
  expect(pages.flat().map(({ touchpoints }) => touchpoints.length)).toEqual([2, 700, 2])
})

it('lets learning read the newest of each lead', async () => {
  const pages = await Array.fromAsync(readLearningPages(database.db, await fill(5100), signal))
  const [a, b] = pages.flat()
  expect([a?.touchpoints.length, b?.touchpoints.length]).toEqual([2, 5000])
  expect(b?.touchpoints.at(-1)?.at).toBe(NOW + 5099)
})
