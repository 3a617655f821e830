import { describe, expect, it } from 'vitest'
import type { PersonSeen } from './person-seen'
import { mergeSightings, readShown } from './sighting'

function see(part: Partial<PersonSeen>): PersonSeen {
  return { role: 'from', confidence: 0.85, via: ['a'], ...part }
}

describe('readShown', () => {
  it.each([
    ['Ann Lee <ann@a.example>', 'ann@a.example', 'Ann Lee'],
    ['Ann Lee<ann@a.example>', 'ann@a.example', 'Ann Lee'],
    ['mailto:sam%2Bx@a.example?subject=Hi%20bo@b.example', 'sam+x@a.example', undefined],
    ['"Pat <old@b.example>" <pat@a.example>', 'pat@a.example', '"Pat "'],
    ['ann\u200B@a.example', 'ann@a.example', undefined],
    ['old@b.example new@a.example', undefined, undefined],
    ['Ann Lee', undefined, 'Ann Lee'],
  ])('%j is %s, %s', (text, email, name) => {
    const shown = readShown(text)
    expect(shown.email).toBe(email)
    expect(shown.name).toBe(name)
  })
})

describe('mergeSightings', () => {
  it('makes two probes that agree one surer person', () => {
    const merged = mergeSightings([
      see({ email: 'Ann@a.example', name: 'Ann' }),
      see({ email: 'ann@a.example', via: ['b'] }),
    ])
    expect(merged).toEqual([
      expect.objectContaining({ email: 'Ann@a.example', name: 'Ann', via: ['a', 'b'] }),
    ])
    expect(merged[0]!.confidence).toBeCloseTo(0.95)
  })

  it('makes a sender doubtful whom another probe contradicts', () => {
    const merged = mergeSightings([
      see({ email: 'ann@a.example' }),
      see({ email: 'bo@a.example', via: ['b'] }),
    ])
    expect(merged).toHaveLength(1)
    expect(merged[0]).toMatchObject({ email: 'ann@a.example' })
    expect(merged[0]!.confidence).toBeCloseTo(0.5)
  })

  it('is sure of no name where a message has two, and of one that is longer elsewhere', () => {
    const merge = (...names: string[]) => mergeSightings(names.map((name) => see({ name })))
    expect(merge('Rita Rep', 'Nora Lind')).toEqual([see({ name: 'Rita Rep', confidence: 0 })])
    expect(merge('Nora Lind', 'Nora Lind (Acme)')).toEqual([see({ name: 'Nora Lind' })])
  })

  it('gives a confidence that can be parsed again', () => {
    const [sender] = mergeSightings([
      see({ name: 'ann@a.example', confidence: 0.1 }),
      see({ email: 'bo@a.example', confidence: 0.1 }),
    ])
    expect(sender!.confidence).toBe(0)
  })

  it('takes no name of a record from a field that holds two addresses', () => {
    const [record] = mergeSightings([see({ role: 'record', email: 'ann@a.example, bo@a.example at work' })])
    expect([record?.email, record?.name]).toEqual([undefined, undefined])
  })

  it('keeps the senders of different messages and all recipients', () => {
    const people = [
      see({ email: 'ann@a.example', message: 0 }),
      see({ email: 'bo@a.example', message: 1 }),
      see({ email: 'cy@a.example', role: 'to' }),
      see({ email: 'di@a.example', role: 'to' }),
    ]
    expect(mergeSightings(people).map((one) => one.email)).toEqual(people.map((one) => one.email))
  })

  it('gives an address to the name beside it, not to a second person', () => {
    const merged = mergeSightings([
      see({ email: 'ann@a.example', role: 'to', name: 'Ann' }),
      see({ name: 'Ann', role: 'to', via: ['b'] }),
    ])
    expect(merged).toHaveLength(1)
  })

  it('doubts an address that stands alone in a chosen name, however often', () => {
    const merged = mergeSightings([
      see({ name: 'boss@a.example', confidence: 0.95 }),
      see({ name: 'Von: boss@a.example', confidence: 0.85, via: ['b'] }),
    ])
    expect(merged[0]).toMatchObject({ email: 'boss@a.example' })
    expect(merged[0]!.confidence).toBeLessThan(0.75)
    expect(mergeSightings([see({ name: 'Boss<boss@a.example>', confidence: 0.95 })])[0]!.confidence).toBe(
      0.95,
    )
  })

  it('leaves out the address of a record where one probe sees two, however good the probe', () => {
    const two = ['ann@a.example', 'bo@a.example'].map((email) => see({ role: 'record', email }))
    expect(mergeSightings(two)[0]).not.toHaveProperty('email')
  })

  it('makes one person of a record, without an address that is contradicted', () => {
    const url = see({ role: 'record', name: 'Ann', title: 'CTO', confidence: 0.95, via: ['url'] })
    const email = see({ role: 'record', email: 'ann@a.example', confidence: 0.6 })
    const other = see({ role: 'record', email: 'bo@a.example', confidence: 0.6, via: ['b'] })
    expect(mergeSightings([url, email])).toEqual([
      expect.objectContaining({ name: 'Ann', title: 'CTO', email: 'ann@a.example', confidence: 0.95 }),
    ])
    expect(mergeSightings([url, email, other])[0]).not.toHaveProperty('email')
  })

  it('changes nothing the second time', () => {
    const once = mergeSightings([
      see({ name: 'Von: boss@a.example' }),
      see({ email: 'mailto:ann@a.example', via: ['b'] }),
      see({ role: 'record', email: 'Ann <ann@a.example>' }),
    ])
    expect(mergeSightings(once)).toEqual(once)
  })
})
