import 'fake-indexeddb/auto'
import { beforeEach, expect, it } from 'vitest'
import type { AssetEntry } from '../domain/import-entry'
import { HalfdoorDatabase } from './database'
import { mergeAssets } from './import-assets'

let db: HalfdoorDatabase
let names = 0
beforeEach(() => {
  db = new HalfdoorDatabase(`assets-${names++}`)
})

const lists = { stages: [], personas: [], industries: [], answers: [], topics: [] }
const asset = (title: string, url?: string, more: Partial<AssetEntry> = {}): AssetEntry => ({
  title,
  type: 'guide',
  summary: '',
  ...lists,
  ...(url ? { url } : {}),
  ...more,
})
const merge = async (...entries: AssetEntry[]) => (await mergeAssets(db, entries, 1)).assets
const titles = async () => (await db.assets.toArray()).map(({ title }) => title).sort()

it('keeps assets of one address apart by their titles, and finds each again', async () => {
  const file = [asset('Guide', 'https://x.example/all'), asset('Checklist', 'https://x.example/all')]
  expect(await merge(...file)).toEqual({ added: 2, changed: 0, same: 0 })
  expect(await merge(...file)).toEqual({ added: 0, changed: 0, same: 2 })
  expect(await merge(asset('Video', 'https://x.example/all'))).toMatchObject({ added: 1 })
  expect(await titles()).toEqual(['Checklist', 'Guide', 'Video'])
})

it('takes another title at an address of its own for the new title', async () => {
  await merge(asset('Guide', 'https://x.example/g'))
  expect(await merge(asset('Guide 2', 'https://x.example/g'))).toMatchObject({ changed: 1 })
  expect(await titles()).toEqual(['Guide 2'])
})

it('finds an asset by its id first, and without an address by its title', async () => {
  await merge(asset('Guide', 'https://x.example/g', { sourceId: 'file:1' }), asset('Deck'))
  expect(
    await merge(asset('Guide 3', 'https://x.example/h', { sourceId: 'file:1' }), asset('deck')),
  ).toMatchObject({ added: 0, changed: 2 })
  expect(await titles()).toEqual(['Guide 3', 'deck'])
})
