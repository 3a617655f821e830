import { createPrivateKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey, publicHalf, signTables } from '../../scripts/sign-tables/signed-tables'
import { hostTables } from '../hosts/registry'
import { verifyTables } from './verify-tables'

const key = createPrivateKey(makeKey())
const rules = {
  keys: [publicHalf(key)],
  version: 20_261_122,
  builtIn: hostTables,
  now: Date.parse('2026-12-05T12:00:00Z'),
}
const [gmail] = hostTables
const update = { version: 20_261_201, engine: 1, off: ['outlook'], tables: [gmail!] }
const signed = (changes: object = {}) => JSON.stringify(signTables({ ...update, ...changes }, key))

/** Signed by us, but never checked by us: what a stolen or careless key would hand out. */
async function signedUnchecked(value: unknown): Promise<string> {
  const { sign } = await import('node:crypto')
  const tables = JSON.stringify(value)
  return JSON.stringify({ tables, signature: sign(null, Buffer.from(tables), key).toString('base64') })
}

describe('a signed file of tables', () => {
  it('is taken', async () => expect(await verifyTables(signed(), rules)).toEqual(update))

  it.each([
    ['an empty file', ''],
    ['something else', '{"hello":1}'],
    ['a list', '[]'],
  ])('%s is none', async (_name, text) =>
    expect(verifyTables(text, rules)).rejects.toThrow('This is no file of host tables'),
  )

  it('is refused where a letter of it was changed', async () => {
    const text = signed().replace('Gmail', 'Gmeil')
    await expect(verifyTables(text, rules)).rejects.toThrow('The signature of this file does not fit')
  })

  it('is refused where another key signed it', async () => {
    const other = createPrivateKey(makeKey())
    const text = JSON.stringify(signTables(update, other))
    await expect(verifyTables(text, rules)).rejects.toThrow('The signature of this file does not fit')
    const both = { ...rules, keys: [publicHalf(other), ...rules.keys] }
    expect(await verifyTables(text, both)).toEqual(update)
  })

  it.each([20_261_122, 20_261_121])('is refused where %d is not newer', async (version) =>
    expect(verifyTables(signed({ version }), rules)).rejects.toThrow(
      'not newer than those in use (20261122)',
    ),
  )

  it('is refused where it needs a newer engine, whatever else is in it', async () => {
    const text = await signedUnchecked({ ...update, engine: 2, tables: [{ host: 'gmail', future: true }] })
    await expect(verifyTables(text, rules)).rejects.toThrow('made for a newer Halfdoor')
  })

  it('is refused where it names a host this build does not know', async () =>
    expect(verifyTables(signed({ tables: [{ ...gmail!, host: 'bank' }] }), rules)).rejects.toThrow(
      'a host that this Halfdoor does not know: bank',
    ))

  it.each([
    [
      'a pattern that runs away',
      { tables: [{ ...gmail!, routes: [{ pattern: '(?:a+){30}$' }] }] },
      'may never end',
    ],
    [
      'a wide site of somebody else',
      { tables: [{ ...gmail!, sites: ['*.bank.example'] }] },
      'is no part of the sites',
    ],
    ['two tables of one host', { tables: [gmail!, gmail!] }, 'name gmail twice'],
    ['a day that has not come', { version: 9_999_999_999 }, 'has not come yet'],
  ])('is refused with %s', async (_name, part, words) =>
    expect(verifyTables(signed(part), rules)).rejects.toThrow(words),
  )

  it('may bring a new site of a host, spelled out, and a pattern that ends soon', async () => {
    const table = {
      ...gmail!,
      sites: ['mail.newgoogle.example'],
      routes: [{ pattern: '^/read/(?<thread>\\w+)' }],
    }
    expect((await verifyTables(signed({ tables: [table] }), rules)).tables).toEqual([table])
  })

  it.each([
    ['a pattern that is none', { routes: [{ pattern: '(' }] }],
    ['a site that is every site', { sites: ['*.com'] }],
    ['a site of many stars', { sites: ['*-*-*.google.com'] }],
    ['a field of its own', { script: 'alert(1)' }],
  ])('is refused with %s', async (_name, part) => {
    const text = await signedUnchecked({ ...update, tables: [{ ...gmail!, ...part }] })
    await expect(verifyTables(text, rules)).rejects.toThrow('This is no file of host tables: tables › 0')
  })

  it('is refused by a build without a key', async () =>
    expect(verifyTables(signed(), { ...rules, keys: [] })).rejects.toThrow('built without a key'))
})
