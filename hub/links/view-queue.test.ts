import { afterEach, expect, it, vi } from 'vitest'
import { startLinkWorld, type LinkWorld } from '../test/link-world'
import { startViewQueue } from './view-queue'
import type { Note } from './view-write'

let world: LinkWorld
afterEach(() => world.stop())

async function opened(count: number): Promise<Note[]> {
  const leadId = await world.addLead()
  const link = { id: 'link-1', leadId, assetId: 'asset', memberId: 'rep', createdAt: 0 }
  return Array.from({ length: count }, (_, index) => ({
    kind: 'opened' as const,
    workspaceId: world.workspaceId,
    link,
    title: 'Security overview',
    view: {
      id: `v${String(index).padStart(5, '0')}`,
      at: 3_600_000 + index,
      grade: 'human' as const,
      why: 'x',
    },
  }))
}

it('writes all that it took before the hub stops, also what came in the last moment', async () => {
  world = await startLinkWorld()
  const stopping = new AbortController()
  const works: (() => Promise<void>)[] = []
  const queue = startViewQueue({
    ...world.hub,
    signal: stopping.signal,
    atStop: (work) => void works.push(work),
  })
  for (const note of await opened(1200)) expect(queue.add(note)).toBe(true)
  stopping.abort()
  for (const work of works) await work()
  expect(await world.views()).toHaveLength(1200)
})

it('gives each view a version of its own, in one step of the workspace’s count', async () => {
  world = await startLinkWorld()
  const queue = startViewQueue(world.hub)
  for (const note of await opened(50)) queue.add(note)
  await queue.settled()
  const rows = await world.hub.db
    .selectFrom('view')
    .select('version')
    .where('workspace_id', '=', world.workspaceId)
    .orderBy('version')
    .execute()
  expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  const { version } = await world.hub.db
    .selectFrom('workspace')
    .select('version')
    .where('workspace_id', '=', world.workspaceId)
    .executeTakeFirstOrThrow()
  expect(version).toBe(50)
})

it('waits for a database that went away, and writes then', async () => {
  world = await startLinkWorld()
  let away = true
  let tries = 0
  const db = new Proxy(world.hub.db, {
    get(target, name) {
      // As PostgreSQL answers while it starts.
      if (name === 'transaction' && away) {
        tries++
        throw Object.assign(new Error('starting up'), { code: '57P03' })
      }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const queue = startViewQueue({ ...world.hub, db, atStop: () => undefined })
  for (const note of await opened(3)) queue.add(note)
  await vi.waitFor(() => expect(tries).toBeGreaterThan(1), { timeout: 15_000 })
  expect(await world.views()).toEqual([])
  away = false
  await queue.settled()
  expect(await world.views()).toHaveLength(3)
})

it('loses no other view to one that cannot be written', async () => {
  world = await startLinkWorld()
  const notes = await opened(4)
  const wrong = { ...notes[1]!, view: { id: 'bad', at: Number.NaN, grade: 'human', why: '' } } as Note
  const queue = startViewQueue(world.hub)
  for (const note of [notes[0]!, wrong, notes[2]!, notes[3]!]) queue.add(note)
  await queue.settled()
  expect((await world.views()).map(({ id }) => id)).toEqual(['v00000', 'v00002', 'v00003'])
})
