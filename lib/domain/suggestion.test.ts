import { describe, expect, it } from 'vitest'
import { advanceRate, judgeSends, tallyAdvance, type Rise } from './advance'
import type { Asset } from './asset'
import { makeRandom } from './random'
import type { Send } from './send'
import { candidates, suggest, whyNone } from './suggestion'
import { suggestionReason } from './suggestion-reason'
import { scoreAssets, stageFit } from './suggestion-score'
import type { Touchpoint } from './touchpoint'

const DAY = 86_400_000
const NOW = Date.parse('2026-05-01T12:00:00Z')
const NOTHING = tallyAdvance([], () => undefined)

function asset(id: string, more: Partial<Asset> = {}): Asset {
  return {
    id, title: id, type: 'guide', summary: '', stages: [], personas: [], industries: [], answers: [], topics: [],
    createdAt: NOW, updatedAt: NOW, ...more,
  } // prettier-ignore
}
function send(id: string, at: number, more: Partial<Send> = {}): Send {
  return { id, assetId: 'a', leadId: 'l', member: 'Rita', at, outcome: 'inserted', stage: 'intent', ...more }
}
const touch = (type: Touchpoint['type'], at: number): Touchpoint => ({
  id: `${type}${at}`,
  type,
  at,
  side: 'sales',
  source: 't',
})

describe('candidates', () => {
  it('leaves out what is expired, internal, retired, in another language, or known to the lead', () => {
    const assets = [
      asset('fine'),
      asset('expired', { validTo: NOW - 1 }),
      asset('tomorrow', { validFrom: NOW + DAY }),
      asset('internal', { internal: true }),
      asset('retired', { retired: true }),
      asset('german', { language: 'de' }),
      asset('sent'),
      asset('sent-long-ago'),
      asset('opened', { url: 'https://n.example/o' }),
    ]
    const sends = [
      send('1', NOW - 10 * DAY, { assetId: 'sent' }),
      send('2', NOW - 200 * DAY, { assetId: 'sent-long-ago' }),
    ]
    const opened = { ...touch('asset.viewed', NOW - DAY), url: 'https://n.example/o' }
    const ids = candidates(assets, { language: 'en-GB' }, sends, [opened], NOW).map((a) => a.id)
    expect(ids).toEqual(['fine', 'sent-long-ago'])
  })
  it('are told why there are none', () => {
    const internal = asset('internal', { internal: true })
    const german = asset('german', { language: 'de' })
    const english = { language: 'en' }
    expect(whyNone([asset('fine')], { optOut: true }, NOW)).toBe('optOut')
    expect(whyNone([internal], english, NOW)).toBe('nothingToSend')
    expect(whyNone([internal, german], english, NOW)).toBe('language')
    expect(whyNone([german, asset('sent')], english, NOW)).toBe('hadAll')
  })
  it('sends nothing after an opt-out', () => {
    expect(candidates([asset('fine')], { optOut: true }, [], [], NOW)).toEqual([])
  })
})

describe('score', () => {
  it('fits stages 1, .8, .5, .2', () => {
    expect(stageFit(asset('a', { stages: ['intent'] }), 'intent')).toBe(1)
    expect(stageFit(asset('a', { stages: ['evaluation'] }), 'intent')).toBe(0.8)
    expect(stageFit(asset('a', { stages: ['consideration'] }), 'intent')).toBe(0.5)
    expect(stageFit(asset('a', { stages: ['awareness'] }), 'intent')).toBe(0.2)
  })
  it('adds the parts of the formula', () => {
    const relevance = new Map([['a', 4], ['b', 2], ['c', 2]]) // prettier-ignore
    const a = asset('a', {
      stages: ['intent'],
      personas: ['CTO'],
      industries: ['Retail'],
      updatedAt: NOW - 90 * DAY,
    })
    const need = { stage: 'intent', persona: 'cto', industry: 'Food', relevance } as const
    const [scored] = scoreAssets([a], need, NOTHING, NOW)
    expect(scored!.score).toBeCloseTo(2 * (4 / 6) + 1 + 0.5 - 0.5 + 0.15, 10)
  })
})

describe('advance', () => {
  it('credits the last send within fourteen days', () => {
    const sends = [
      send('1', NOW - 60 * DAY),
      send('2', NOW - 50 * DAY),
      send('3', NOW - 20 * DAY),
      send('4', NOW - DAY),
    ]
    const judged = judgeSends(sends, [touch('email.replied', NOW - 45 * DAY)], [], NOW)
    expect([...judged]).toEqual([['1', false], ['2', true], ['3', false]]) // prettier-ignore
  })
  it('credits a step up from the stage of the send, and no step down or back', () => {
    const one = [send('1', NOW - 30 * DAY, { stage: 'consideration' })]
    const judged = (stage: Rise['stage'], daysAgo: number) =>
      judgeSends(one, [], [{ stage, at: NOW - daysAgo * DAY }], NOW).get('1')
    expect(judged('intent', 25)).toBe(true)
    expect(judged('consideration', 25)).toBe(false)
    expect(judged('intent', 10)).toBe(false)
  })
  it('shrinks to its parents by twenty', () => {
    const sends = Array.from({ length: 30 }, (_, i) =>
      send(`${i}`, 0, { assetId: i < 10 ? 'a' : 'b', moved: i < 8 }),
    )
    const table = tallyAdvance(sends, () => 'guide')
    const all = (8 + 4) / 50
    const type = (8 + 20 * all) / 50
    const own = (8 + 20 * type) / 30
    expect(advanceRate(table, 'a', 'guide', 'intent').rate).toBeCloseTo((8 + 20 * own) / 30, 10)
    expect(advanceRate(table, 'a', 'guide', 'intent').parent).toBeCloseTo(all, 10)
  })
})

describe('three places', () => {
  const assets = Array.from({ length: 10 }, (_, i) => asset(`a${i}`, { stages: i < 2 ? ['intent'] : [] }))
  const need = { stage: 'intent', relevance: new Map<string, number>() } as const

  it('gives the two best and one draw with its chance', () => {
    const picks = suggest(assets, need, NOTHING, NOW, makeRandom('x'))
    expect(picks.map((p) => p.slot)).toEqual([1, 2, 3])
    expect(picks.slice(0, 2).map((p) => p.scored.asset.id)).toEqual(['a0', 'a1'])
    expect(picks[2]!.trial).toBe(true)
    expect(picks[2]!.propensity).toBeGreaterThan(0.02)
    expect(picks[2]!.propensity).toBeLessThan(0.5)
  })
  it('draws the same for the same seed and tries others for other seeds', () => {
    const third = (seed: string) => suggest(assets, need, NOTHING, NOW, makeRandom(seed))[2]!.scored.asset.id
    expect(third('x')).toBe(third('x'))
    expect(new Set(Array.from({ length: 40 }, (_, i) => third(`${i}`))).size).toBeGreaterThan(3)
  })
  it('gives what there is', () => {
    expect(suggest([], need, NOTHING, NOW, makeRandom(1))).toEqual([])
    expect(suggest(assets.slice(0, 2), need, NOTHING, NOW, makeRandom(1))).toHaveLength(2)
  })
})

it('says why in one line, with counts', () => {
  const sends = Array.from({ length: 31 }, (_, i) => send(`${i}`, 0, { moved: i < 9 }))
  const table = tallyAdvance(sends, () => 'guide')
  const a = asset('a', { stages: ['evaluation'], answers: ['Do you have SSO?', 'SSO'] })
  const [scored] = scoreAssets([a], { stage: 'evaluation', relevance: new Map([['a', 1]]) }, table, NOW)
  expect(suggestionReason(scored!, 'evaluation', (phrase) => phrase === 'SSO')).toBe(
    'answers “SSO” · for Evaluation · 9 of 31 moved on',
  )
})
