import { describe, expect, it } from 'vitest'
import { makeRandom } from '../domain/random'
import { CAST, type Player } from './cast'
import { tellStory } from './story'

const DAY = 86_400_000
const NOW = Date.parse('2026-03-04T14:20:00Z')
const tell = (story: string, now = NOW) =>
  tellStory({ ...(CAST[0] as Player), story }, (key) => `Title of ${key}`, now, makeRandom(1))

describe('tellStory', () => {
  it('makes a touch of each word, oldest first', () => {
    const told = tell('9:price*2 60:dl=ebook 3:open!')
    expect(told.map(({ type, title, grade }) => [type, title, grade])).toEqual([
      ['asset.downloaded', 'Title of ebook', undefined],
      ['pricing.viewed', undefined, undefined],
      ['pricing.viewed', undefined, undefined],
      ['email.opened', expect.any(String), 'machine'],
    ])
  })

  it('spreads a span over its days and keeps to working days', () => {
    const told = tell('60-10:blog*50')
    expect(told).toHaveLength(50)
    expect(told[0]!.at).toBeGreaterThan(NOW - 64 * DAY)
    expect(told.at(-1)!.at).toBeLessThan(NOW - 7 * DAY)
    expect(told.filter((touch) => [0, 6].includes(new Date(touch.at).getUTCDay()))).toEqual([])
  })

  it('never tells of a time to come', () => {
    const early = Date.parse('2026-03-04T01:00:00Z')
    expect(tell('0:back 0:price*3', early).filter((touch) => touch.at > early)).toEqual([])
  })

  it('gives an empty story no touches and refuses what it cannot read', () => {
    expect(tell('')).toEqual([])
    expect(() => tell('9:nonsense')).toThrow('"nonsense" is no kind of touch')
    expect(() => tell('soon:price')).toThrow('"soon:price" is no word of a story')
  })
})
