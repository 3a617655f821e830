import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HostTable } from '../../lib/domain/host-table'
import { makeAdapter } from '../../lib/hosts/adapter'
import { readHostUrls } from '../../test/hosts/host-urls'
import { openPage, readFixtures } from '../../test/hosts/fixture'
import { findUnfilled } from '../../test/hosts/unfilled'
import { makeHost } from './make-host'
import { TO_FILL } from './skeleton'

const ROOT = resolve(import.meta.dirname, '../..')
const TODAY = '2027-01-09'
let copy: string

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'halfdoor-new-host-'))
  for (const path of ['lib/hosts', 'docs/hosts.md', 'test/fixtures/hosts'])
    cpSync(join(ROOT, path), join(copy, path), { recursive: true })
  // The one file outside of the hosts that a table needs types of.
  mkdirSync(join(copy, 'lib/domain'))
  writeFileSync(join(copy, 'lib/domain/host-table.ts'), 'export {}')
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))

const read = (path: string) => readFileSync(join(copy, path), 'utf8')

describe('a new host', () => {
  it('has a table that keeps the schema, in the registry, with the day', async () => {
    makeHost(copy, 'acme-desk', TODAY)
    const { acmeDesk } = (await import(join(copy, 'lib/hosts/acme-desk/table.ts'))) as Record<string, unknown>
    expect(HostTable.parse(acmeDesk)).toEqual(acmeDesk)
    const { hostTables, TABLES_VERSION } = (await import(join(copy, 'lib/hosts/registry.ts'))) as {
      hostTables: unknown[]
      TABLES_VERSION: number
    }
    expect(hostTables.at(-1)).toBe(acmeDesk)
    expect(TABLES_VERSION).toBe(20_270_109)
    expect(read('docs/hosts.md')).toMatch(/\| acme-desk \|.*\n\| generic/)
  })

  it('has pages that can be read at once, and names each place to fill in until it is', async () => {
    const before = findUnfilled(copy)
    const files = makeHost(copy, 'acme-desk', TODAY)
    const hosts = join(copy, 'test/fixtures/hosts')
    const fixtures = readFixtures(hosts).filter(({ host }) => host === 'acme-desk')
    expect(fixtures.map(({ name }) => name)).toEqual([`${TODAY}-record-de`, `${TODAY}-record-with-traps`])
    expect(readHostUrls('acme-desk', hosts).mine).toHaveLength(2)
    const { acmeDesk } = (await import(join(copy, 'lib/hosts/acme-desk/table.ts'))) as Record<
      string,
      HostTable
    >
    for (const { html, url } of fixtures)
      expect(makeAdapter(acmeDesk!).read(openPage(html, url), new URL(url)).state).toBe('changed')

    const left = findUnfilled(copy).filter((place) => !before.includes(place))
    expect(left.filter((place) => place.startsWith('lib/hosts/acme-desk/table.ts:')).length).toBeGreaterThan(
      3,
    )
    expect(left.some((place) => place.startsWith('docs/hosts.md:'))).toBe(true)
    for (const { name } of fixtures)
      for (const kind of ['html', 'json'])
        expect(left.some((place) => place.includes(`${name}.${kind}:`))).toBe(true)
    for (const file of files) writeFileSync(join(copy, file), read(file).replaceAll(TO_FILL, 'filled'))
    expect(findUnfilled(copy)).toEqual(before)
  })

  it.each([
    ['Acme', 'no name for a host'],
    ['a', 'no name for a host'],
    ['acme--desk', 'no name for a host'],
    ['../acme', 'no name for a host'],
    ['generic', 'means something else'],
    ['new', 'means something else'],
    ['gmail', 'is there already'],
  ])('is refused as %s, and nothing is written', (name, words) => {
    const before = read('lib/hosts/registry.ts')
    expect(() => makeHost(copy, name, TODAY)).toThrow(words)
    expect(read('lib/hosts/registry.ts')).toBe(before)
  })
})
