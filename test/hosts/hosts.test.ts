import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HostTable } from '../../lib/domain/host-table'
import { makeAdapter } from '../../lib/hosts/adapter'
import type { HostAdapter } from '../../lib/hosts/contract'
import { genericAdapter } from '../../lib/hosts/generic/adapter'
import { hostTables } from '../../lib/hosts/registry'
import { readPlace } from '../../lib/hosts/route'
import { holdItsLaws, readsItsPage } from './contract-suite'
import { openPage, readFixtures } from './fixture'
import { readHostUrls } from './host-urls'
import { findUnfilled } from './unfilled'

const adapters: HostAdapter[] = [...hostTables.map(makeAdapter), genericAdapter]
const fixtures = readFixtures()
/** Where a page stands whose own address nobody looks at. */
const NOWHERE = 'https://nowhere.example/'
const namesOf = (url: string, page: Document) =>
  adapters.filter((adapter) => adapter.isMine(new URL(url), page)).map((adapter) => adapter.name)

describe('the tables', () => {
  it.each(hostTables)('$host keeps the schema of what may come from outside', (table) => {
    expect(HostTable.parse(table)).toEqual(table)
  })

  it('have no place left to fill in', () => {
    expect(findUnfilled(resolve(import.meta.dirname, '../..'))).toEqual([])
  })

  it('name every host once', () => {
    expect(new Set(hostTables.map(({ host }) => host)).size).toBe(hostTables.length)
  })
})

describe('what URLs say', () => {
  for (const { name } of adapters) {
    const { mine, notMine, head = '' } = readHostUrls(name)
    const table = hostTables.find(({ host }) => host === name)

    // An adapter goes by the URL that it is given, so one page of each kind is enough.
    const bare = openPage('', NOWHERE)
    // Self-hosted software is known by the page; its URLs alone may be anybody's.
    const known = head ? openPage(`<head>${head}</head>`, NOWHERE) : bare
    const misplaced = openPage(`<body>${head}</body>`, NOWHERE)

    it(`${name} knows its own from all others’`, () => {
      for (const { url } of mine) {
        expect(namesOf(url, known), url).toEqual(table ? [name, 'generic'] : ['generic'])
        if (head && !table?.sites.length) expect(namesOf(url, bare), url).toEqual(['generic'])
        if (head) expect(namesOf(url, misplaced).length, url).toBeLessThan(3)
      }
      for (const url of notMine) expect(namesOf(url, bare), url).not.toContain(name)
    })

    it(`${name} reads its empty page as nobody`, () => {
      const adapter = adapters.find((one) => one.name === name)!
      for (const { url } of mine) {
        const reading = adapter.read(bare, new URL(url))
        expect(reading.people).toEqual([])
        expect(['notReady', 'notFound', 'changed']).toContain(reading.state)
      }
    })

    if (table)
      it.each(mine)(`${name}: $url`, ({ url, open, record, thread }) => {
        const place = readPlace(new URL(url), table)
        expect(place.isOpen).toBe(open)
        if (record) expect(place.record).toMatchObject({ system: name, ...record })
        else expect(place.record).toBeUndefined()
        expect(place.thread).toBe(thread)
      })
  }
})

// Pages with frames are slow on a busy machine.
describe('the laws of every adapter on every page', { timeout: 30_000 }, () => {
  for (const fixture of fixtures) holdItsLaws(adapters, fixture)
})

describe('what each page says', { timeout: 30_000 }, () => {
  for (const fixture of fixtures) {
    const adapter = adapters.find((one) => one.name === fixture.host)
    if (adapter) readsItsPage(adapter, fixture)
  }
})
