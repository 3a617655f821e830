import { describe, expect, it } from 'vitest'
import { hostTables } from '../hosts/registry'
import { isHostOn, tablesForPage, tablesInForce, type TableSources } from './in-force'

const base: TableSources = { builtIn: hostTables, version: 20_261_122, taught: [], on: {} }
const gmail = hostTables.find(({ host }) => host === 'gmail')!
const newer = { ...gmail, label: 'Gmail, newer' }
const update = { version: 20_261_201, engine: 1, off: ['outlook'], tables: [newer] }
const namesFor = (hostname: string, sources = base) =>
  tablesForPage(hostname, sources).tables.map(({ host }) => host)

describe('the tables in force', () => {
  it('are the built-in ones, and an update’s host by host', () => {
    expect(tablesInForce(base)).toEqual({ version: 20_261_122, tables: hostTables })
    const { version, tables } = tablesInForce({ ...base, update })
    expect(version).toBe(20_261_201)
    expect(tables.map((table) => table.label)).toEqual(
      hostTables.map(({ host, label }) => (host === 'gmail' ? 'Gmail, newer' : label)),
    )
  })

  it('are the built-in ones again where the extension is newer than the update', () => {
    const sources = { ...base, update, version: 20_270_101 }
    expect(tablesInForce(sources)).toEqual({ version: 20_270_101, tables: hostTables })
    expect(tablesForPage('outlook.office.com', sources).off).toEqual([])
  })
})

describe('which hosts are read', () => {
  it('is the person’s word, then an update’s, then the table’s own', () => {
    const outlook = hostTables.find(({ host }) => host === 'outlook')!
    expect(isHostOn(outlook, base)).toBe(true)
    expect(isHostOn(outlook, { ...base, update })).toBe(false)
    expect(isHostOn(outlook, { ...base, update, on: { outlook: true } })).toBe(true)
    expect(isHostOn(outlook, { ...base, on: { outlook: false } })).toBe(false)
    const shy = { ...outlook, asksFirst: true as const }
    expect(isHostOn(shy, base)).toBe(false)
    expect(isHostOn(shy, { ...base, on: { outlook: true } })).toBe(true)
  })
})

describe('the tables of a page', () => {
  it('are those of its site alone', () => {
    expect(namesFor('mail.google.com')).toEqual(['gmail'])
    expect(namesFor('acme.lightning.force.com')).toContain('salesforce')
  })

  it('are those of self-hosted software on any other site, taught ones first', () => {
    const marked = hostTables.filter(({ marks }) => marks).map(({ host }) => host)
    expect(marked).toContain('roundcube')
    expect(namesFor('mail.acme.example')).toEqual(marked)
    const taught = [{ ...gmail, host: 'taught-1', sites: ['mail.acme.example'] }]
    expect(namesFor('mail.acme.example', { ...base, taught })).toEqual(['taught-1', ...marked])
    expect(namesFor('mail.google.com', { ...base, taught })).toEqual(['gmail'])
  })

  it('say which of them are off', () => {
    expect(tablesForPage('mail.google.com', { ...base, on: { gmail: false } }).off).toEqual(['gmail'])
  })
})
