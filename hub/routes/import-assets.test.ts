import { afterAll, beforeAll, expect, it } from 'vitest'
import { mergeAssetBatch } from '../repos/import-assets'
import { recordedDatabase } from '../test/recorded-database'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

const entry = (at: number, summary = 'One') => ({
  title: `Asset ${at}`,
  type: 'guide' as const,
  summary,
  stages: [],
  personas: [],
  industries: [],
  answers: [],
  topics: [],
  sourceId: `file:${at}`,
})
const entries = (count: number, summary?: string) => Array.from({ length: count }, (_one, at) => entry(at, summary)) // prettier-ignore

it('writes a large library in few statements, each asset as a version of its own', async () => {
  const workspaceId = await hub.addWorkspace()
  const { db, statements } = recordedDatabase(hub.db)
  const how = { workspaceId, memberId: 'm1', now: hub.now() }
  expect((await mergeAssetBatch(db, how, entries(1200))).assets.added).toBe(1200)
  expect(statements.length).toBeLessThan(20)
  const rows = () =>
    hub.db
      .selectFrom('asset')
      .select(['id', 'version', 'body', 'at', 'member_id'])
      .where('workspace_id', '=', workspaceId)
      .orderBy('version')
      .execute()
  const first = await rows()
  expect(new Set(first.map(({ version }) => version)).size).toBe(1200)
  expect(first.map(({ body }) => (body as { sourceId: string }).sourceId)).toEqual(entries(1200).map(({ sourceId }) => sourceId)) // prettier-ignore
  expect((await mergeAssetBatch(db, how, entries(3, 'Two'))).assets).toEqual({
    added: 0,
    changed: 3,
    same: 0,
  })
  const second = await rows()
  expect(second).toHaveLength(1200)
  expect(second.slice(-3)).toMatchObject([0, 1, 2].map((at) => ({ id: first[at]!.id, member_id: 'm1', at: hub.now(), body: { summary: 'Two' } }))) // prettier-ignore
  expect(second.at(-3)!.version).toBeGreaterThan(first.at(-1)!.version)
  const { version } = await hub.db
    .selectFrom('workspace')
    .select('version')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  expect(version).toBeGreaterThanOrEqual(second.at(-1)!.version)
})
