import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isLetterOf } from './letter-of'
import { addressesIn } from './address-in-text'
import { withoutMention } from './mention'

const person = (address: string, more: { nodeIds?: string[]; keys?: string[] } = {}) => ({
  nodeIds: more.nodeIds ?? [],
  keys: [`email:${address}`, ...(more.keys ?? [])],
  addresses: [address],
})
const without = (text: string, address = 'b@acme.example') => withoutMention(text, person(address))

it.each([
  'bob@acme.example',
  'a.b@acme.example',
  'a+b@acme.example',
  "o'b@acme.example",
  'b@acme.example.org',
  'b@acme.examples',
  'b@acme.example-x.org',
  'all of @acme.example',
  'ö\u0062@acme.example',
  'x%2Bb%40acme.example',
])('leaves “%s” to whom it belongs', (text) => {
  expect(without(`write to ${text}, he is ill`)).toBeUndefined()
})

it.each([
  ['Ask B@Acme.Example.', 'Ask [erased].'],
  ["'b@acme.example'", "'[erased]'"],
  ['<mailto:b@acme.example?subject=x>', '<mailto:[erased]?subject=x>'],
  ['...b@acme.example', '...[erased]'],
  ['/?email=b%40acme.example&x=1', '/?email=[erased]&x=1'],
  ['u%3Fe%3Db%40acme.example%26x', 'u%3Fe%3D[erased]%26x'],
])('finds the address in “%s”', (text, left) => {
  expect(without(text)).toBe(left)
})

it('finds one mailbox in its spellings', () => {
  expect(without('Ann.Lee+x@googlemail.com', 'annlee@gmail.com')).toBe('[erased]')
  expect(without('bob@MÜLLER.example', 'bob@xn--mller-kva.example')).toBe('[erased]')
})

it('leaves texts no longer than they were, and addresses of pages addresses', () => {
  expect(without(`${'x'.repeat(294)} a@b.c`, 'a@b.c')).toHaveLength(298)
  const url = without('https://a@b.co/x', 'a@b.co') as string
  expect([new URL(url).pathname, url.includes('@')]).toEqual(['/x', false])
})

it('knows ids by their fields alone', () => {
  const one = person('b@acme.example', { nodeIds: ['lead-1'] })
  expect(withoutMention({ text: 'lead-1', id: 'lead-1' }, one)).toBeUndefined()
  expect(withoutMention({ votes: [{ leadId: 'lead-1', at: 1 }] }, one)).toEqual({ votes: [{ at: 1 }] })
})

it('holds an event to be of whom its own ids name, at its own source', () => {
  const one = person('b@acme.example', { keys: ['user:s1:undefined', 'anon:s1:77'] })
  const letter = (body: unknown, source_id = 's1') => ({ source_id, body: JSON.stringify(body) })
  expect(isLetterOf(letter({ userId: 'undefined' }), one)).toBe(true)
  expect(isLetterOf(letter({ anonymousId: 77 }), one)).toBe(true)
  expect(isLetterOf(letter({ previousId: '77' }), one)).toBe(true)
  expect(isLetterOf(letter({ userId: 'undefined' }, 's2'), one)).toBe(false)
  expect(isLetterOf(letter({ userId: 'u', properties: { id: 'undefined', userId: '77' } }), one)).toBe(false)
  expect(isLetterOf(letter({ traits: { email: 'bob@acme.example' } }), one)).toBe(false)
  expect(isLetterOf(letter({ traits: { email: 'B@acme.example' } }), one)).toBe(true)
})

it('reads an event that was cut off as well', () => {
  const one = person('b@acme.example', { keys: ['user:s1:u 1'] })
  const cut = (body: string) => isLetterOf({ source_id: 's1', body }, one)
  expect(cut('{"note":"x\\nb\\u0040acme.example","pro')).toBe(true)
  expect(cut('{"userId" : "u 1","pro')).toBe(true)
  expect(cut('{"other":"u 1","email":"bob@acme.example","pro')).toBe(false)
})

const part = fc
  .array(fc.constantFrom('a', 'b', 'ann', '1', '.', '-', '+', '_', '%', "'"), { minLength: 0, maxLength: 5 })
  .map((parts) => parts.join(''))
const local = fc.tuple(fc.constantFrom('a', 'b', 'ann'), part, fc.constantFrom('', 'b', '1')).map((all) => all.join('')) // prettier-ignore
const host = fc.constantFrom('acme.example', 'acme.example.org', 'x-acme.example', 'acme.examples', 'b.co')
const address = fc.tuple(local, host).map(([name, at]) => `${name}@${at}`)
const around = fc.constantFrom(' ', '\n', ', ', '<', '>', '(', ')', '"', ': ', '; ', '! ', '? ')

it('erases one of two similar people from any words, and never the other', () => {
  fc.assert(
    fc.property(address, address, fc.array(fc.tuple(fc.boolean(), around, around), { maxLength: 6 }), (one, two, words) => {
      fc.pre(one !== two)
      const text = words.map(([isOne, before, after]) => `${before}${isOne ? one : two}${after}`).join('')
      const cleaned = withoutMention({ note: text }, person(one)) as { note: string } | undefined
      const left = [...addressesIn(cleaned?.note ?? text)].map(({ spellings }) => spellings[0]!.address)
      expect(left).toEqual(words.filter(([isOne]) => !isOne).map(() => two))
      expect((cleaned?.note ?? text).length).toBeLessThanOrEqual(text.length)
      if (!words.some(([isOne]) => isOne)) expect(cleaned).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
}) // prettier-ignore
