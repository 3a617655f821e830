import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CONTRACTS } from '../lib/contract/all'
import { houseToWorker } from '../lib/messages/house-to-worker'
import { pageToWorker } from '../lib/messages/page-to-worker'
import { panelToWorker } from '../lib/messages/panel-to-worker'
import { workerToPage } from '../lib/messages/worker-to-page'
import { workerToPanel } from '../lib/messages/worker-to-panel'

/** Guards the house: which room may look into which, how long a file may be, and what every part must bring along. */

const ROOT = resolve(import.meta.dirname, '..')
const SOURCES = ['entrypoints', 'components', 'hub', 'lib', 'scripts', 'test'].flatMap((room) =>
  filesIn(join(ROOT, room)),
)
const CODE = SOURCES.filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && !file.includes('test/fixtures/'))

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name !== 'node_modules')
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]))
}

const path = (file: string) => relative(ROOT, file).replaceAll('\\', '/')
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /^(hub\/)?test\//.test(path(file))
const text = (file: string) => readFileSync(file, 'utf8')

/** The room of a file: `lib/domain`, `components/lead`, `entrypoints/sidebar`. */
function roomOf(file: string): string {
  const [top, second] = path(file).split('/')
  return top === 'test' || top === 'scripts' || top === 'hub' ? top : `${top}/${second}`
}

/** What a file imports: a room for a relative import, else the package's name. `import type` is left out. */
function importsOf(file: string): { values: string[]; types: string[] } {
  const found = { values: [] as string[], types: [] as string[] }
  for (const [, kind, from] of text(file).matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
  )) {
    const target = from!.startsWith('.') ? roomOf(resolve(dirname(file), from!)) : from!
    ;(kind ? found.types : found.values).push(target)
  }
  return found
}

/** Rooms of the extension that each room may import values from, besides itself. Types may come from anywhere below. */
const MAY: Record<string, string[]> = {
  'lib/domain': [],
  'lib/search': ['lib/domain'],
  'lib/platform': ['lib/domain'],
  'lib/sample': ['lib/domain'],
  'lib/hosts': [],
  'lib/watch': ['lib/hosts', 'lib/platform'],
  'lib/insertion': ['lib/hosts', 'lib/watch', 'lib/messages', 'lib/platform'],
  'lib/shell': ['lib/messages', 'lib/platform'],
  'lib/messages': ['lib/domain', 'lib/platform'],
  'lib/import': ['lib/domain', 'lib/platform'],
  'lib/tables': ['lib/domain', 'lib/hosts', 'lib/platform'],
  'lib/store': ['lib/contract', 'lib/domain', 'lib/import', 'lib/search', 'lib/platform', 'lib/messages'],
  'lib/teaching': ['lib/hosts'],
  'lib/page-report': [],
  'lib/sites': ['lib/domain', 'lib/messages', 'lib/platform'],
  'lib/contract': ['lib/domain'],
  'lib/hub': ['lib/contract', 'lib/domain', 'lib/platform'],
  'lib/sync': [
    'lib/contract',
    'lib/domain',
    'lib/hub',
    'lib/import',
    'lib/messages',
    'lib/platform',
    'lib/store',
  ],
  'lib/handlers': [
    'lib/contract',
    'lib/hub',
    'lib/sync',
    'lib/domain',
    'lib/search',
    'lib/platform',
    'lib/messages',
    'lib/store',
    'lib/sample',
    'lib/import',
    'lib/hosts',
    'lib/tables',
    'lib/sites',
  ],
}

describe('arrows between rooms', () => {
  const lib = CODE.filter((file) => path(file).startsWith('lib/') && !isTest(file))
  it('has a law for every room of lib', () => {
    expect([...new Set(lib.map(roomOf))].filter((room) => !MAY[room])).toEqual([])
  })
  it.each(lib.map((file) => [path(file), file]))('%s', (_, file) => {
    const room = roomOf(file)
    const rooms = importsOf(file).values.filter((target) =>
      /^(lib|components|entrypoints|scripts|test)\b/.test(target),
    )
    expect(rooms.filter((target) => target !== room && !MAY[room]!.includes(target))).toEqual([])
  })
  it('lets the hub see the domain, the contract, import and platform of lib only, and nothing see the hub', () => {
    const allowed = /^lib\/(domain|contract|import|connect|platform)$/
    const ofHub = CODE.filter((file) => path(file).startsWith('hub/') && !isTest(file)).flatMap((file) =>
      importsOf(file)
        .values.filter((t) => /^(lib|components|entrypoints|scripts|test)\b/.test(t) && !allowed.test(t))
        .map((t) => `${path(file)} → ${t}`),
    )
    const intoHub = CODE.filter((file) => /^(lib|components|entrypoints)\//.test(path(file)) && !isTest(file))
      .filter((file) => importsOf(file).values.some((t) => /^hub\b/.test(t)))
      .map(path)
    expect([...ofHub, ...intoHub]).toEqual([])
  })
  it('lets components see domain, messages, import and platform only', () => {
    const allowed = /^(components\/|lib\/(domain|messages|import|platform)$)/
    const wrong = CODE.filter((file) => path(file).startsWith('components/') && !isTest(file)).flatMap(
      (file) =>
        importsOf(file)
          .values.filter((t) => /^(lib|entrypoints|scripts)\b/.test(t) && !allowed.test(t))
          .map((t) => `${path(file)} → ${t}`),
    )
    expect(wrong).toEqual([])
  })
  it('lets only lib/store open the database', () => {
    const wrong = CODE.filter((file) => !path(file).startsWith('lib/store/') && !isTest(file)).filter(
      (file) => importsOf(file).values.includes('dexie'),
    )
    expect(wrong.map(path)).toEqual([])
  })
  it('lets only the background and tests reach store and handlers', () => {
    const wrong = CODE.filter((file) => /^(components|entrypoints)\//.test(path(file)) && !isTest(file))
      .filter((file) => roomOf(file) !== 'entrypoints/background')
      .filter((file) => importsOf(file).values.some((t) => t === 'lib/store' || t === 'lib/handlers'))
    expect(wrong.map(path)).toEqual([])
  })
})

describe('files', () => {
  const lines = (file: string) => text(file).split('\n').length
  it('are at most 300 lines, tests 500', () => {
    expect(CODE.filter((file) => lines(file) > (isTest(file) ? 501 : 301)).map(path)).toEqual([])
  })
  it('have a median of about 70 lines', () => {
    const sizes = CODE.filter((file) => !isTest(file))
      .map(lines)
      .sort((a, b) => a - b)
    expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(80)
  })
  it('are named for what they hold', () => {
    expect(
      CODE.filter((file) => /(^|[-/.])(utils?|helpers?|common|manager)([-/.]|$)/i.test(path(file))).map(path),
    ).toEqual([])
  })
  it('are no barrels', () => {
    const barrels = CODE.filter((file) =>
      /^(\s*(export \* from|export \{[^}]*\} from).*\n?)+$/.test(text(file)),
    )
    expect(barrels.map(path)).toEqual([])
  })
  it('keep entrypoints to wiring', () => {
    const long = CODE.filter(
      (file) =>
        path(file).startsWith('entrypoints/') && !path(file).includes('background/') && lines(file) > 61,
    )
    expect(long.map(path)).toEqual([])
  })
  it('switch no test off and swallow no error', () => {
    const off = /\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(/
    const swallowed = /catch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(\{\s*\}|undefined|null)\)/
    const wrong = CODE.filter((file) => !path(file).endsWith('house.test.ts')).filter(
      (file) => off.test(text(file)) || swallowed.test(text(file)),
    )
    expect(wrong.map(path)).toEqual([])
  })
})

describe('messages', () => {
  const maps = { houseToWorker, pageToWorker, panelToWorker, workerToPage, workerToPanel }
  const names = Object.values(maps).flatMap((map) => Object.keys(map))
  it('have one name each over all maps', () => expect(new Set(names).size).toBe(names.length))
  it.each(names)('%s is named by a test', (name) => {
    const tests = CODE.filter(isTest).filter((file) => !path(file).endsWith('house.test.ts'))
    expect(tests.some((file) => new RegExp(`\\b${name}\\b`).test(text(file)))).toBe(true)
  })
})

describe('hosts', () => {
  const folder = join(ROOT, 'lib/hosts')
  const hosts = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory())
  it.each(hosts)(
    '%s is registered, has two dated fixtures with expectations and a line in docs/hosts.md',
    (host) => {
      if (host !== 'generic') expect(text(join(folder, 'registry.ts'))).toContain(`./${host}/table`)
      const fixtures = readdirSync(join(ROOT, 'test/fixtures/hosts', host))
      const pages = fixtures.filter((name) => /^\d{4}-\d{2}-\d{2}-.*\.html$/.test(name))
      expect(pages.length).toBeGreaterThanOrEqual(2)
      expect(pages.filter((page) => !fixtures.includes(page.replace(/\.html$/, '.json')))).toEqual([])
      expect(text(join(ROOT, 'docs/hosts.md'))).toMatch(new RegExp(`\\b${host}\\b`, 'i'))
    },
  )
})

describe('contracts', () => {
  const names = CONTRACTS.map(({ name }) => name)
  const recorded = readdirSync(join(ROOT, 'test/fixtures/contracts/v1'))
  it('have one name and one place each', () => {
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(CONTRACTS.map(({ method, path: at }) => `${method} ${at}`)).size).toBe(names.length)
  })
  it.each(names)('%s has a recording and a test that names it', (name) => {
    expect(recorded).toContain(`${name}.json`)
    const tests = CODE.filter(isTest)
    expect(tests.some((file) => new RegExp(`\\b${name}\\b`).test(text(file)))).toBe(true)
  })
})
