import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromWire, toWire, WireLead, WireTouchpoint } from './import-wire'
import { Touchpoint } from './touchpoint'

const LEAST: Touchpoint = { id: 'file:1', type: 'page.viewed', at: 5, side: 'marketing', source: 'file' }
const MOST: Touchpoint = {
  ...LEAST,
  title: 'Title',
  url: 'https://x.example/',
  campaign: 'Spring',
  channel: 'web',
  name: 'Own name',
  utm: { source: 'ad' },
  detail: 'product',
  grade: 'unsure',
}

it('brings a touchpoint over as it was, with all of its values or the fewest', () => {
  const draft = { name: 'Ann', emails: [], crm: [], anchors: [] }
  for (const touchpoint of [LEAST, MOST, { ...LEAST, grade: 'machine' as const }]) {
    const sent = { draft, about: 'lead', adds: true, touchpoints: [toWire(touchpoint)] }
    const arrived = WireLead.parse(JSON.parse(JSON.stringify(sent)))
    expect(fromWire(arrived)).toEqual({ draft, about: 'lead', adds: true, touchpoints: [touchpoint] })
  }
})

/** Values that are right, wrong in kind, empty, or one letter too long. */
const anything = fc.oneof(
  fc.constantFrom(
    'file:1',
    'page.viewed',
    'sales',
    'marketing',
    'product',
    'unsure',
    null,
    '',
    5,
    5.5,
    1e20,
    true,
    {},
    { source: 'ad' },
    { source: 3 },
  ),
  fc.constantFrom(60, 61, 100, 101, 300, 301, 500, 501, 2000, 2001).map((length) => 'x'.repeat(length)),
)

it('lets through exactly what a touchpoint may be', () => {
  const [full] = [toWire(MOST)]
  const oneWrong = fc
    .tuple(fc.nat({ max: 12 }), anything)
    .map(([place, value]) => full.with(place, value as never))
  const tails = fc.integer({ min: 0, max: 14 }).map((length) => [...full, null].slice(0, length))
  fc.assert(
    fc.property(fc.oneof(oneWrong, tails, fc.array(anything, { maxLength: 14 }), anything), (value) => {
      const touchpoint =
        Array.isArray(value) && value.length >= 5 && value.length <= 13 ? named(value) : undefined
      expect(WireTouchpoint.safeParse(value).success).toBe(Touchpoint.safeParse(touchpoint).success)
    }),
    { numRuns: 2000 },
  )
})

/** The values with their names, as JSON would have them: null where there is none. */
function named(values: readonly unknown[]): object {
  const names = [
    'id',
    'type',
    'at',
    'side',
    'source',
    'title',
    'url',
    'campaign',
    'channel',
    'name',
    'utm',
    'detail',
    'grade',
  ]
  const pairs = names.map((name, index) => [name, values[index]] as const)
  return Object.fromEntries(
    pairs.filter(([, value], index) => index < 5 || (value !== null && value !== undefined)),
  )
}
