import { describe, expect, it } from 'vitest'
import type { Asset } from '../domain/asset'
import { assetTerms, makeAssetIndex } from './asset-index'

function asset(id: string, title: string, summary: string, answers: string[] = []): Asset {
  return {
    id, title, type: 'guide', summary, stages: [], personas: [], industries: [], answers, topics: [], createdAt: 0, updatedAt: 0,
  } // prettier-ignore
}

function build(assets: Asset[]) {
  return makeAssetIndex(assets.map((a) => ({ asset: a, terms: assetTerms(a) })))
}

const index = build([
  asset('security', 'Security overview', 'Encryption and certificates', ['Do you support single sign-on?']),
  asset('roi', 'ROI sheet', 'Savings of a packaging line in figures'),
  asset('case', 'Rollout case', 'How a dairy rolled out the packaging line'),
])

describe('relevance', () => {
  it('is BM25 with k1 1.2 and b .75 on the stems, the title three times', () => {
    const one = build([asset('x', 'alpha', 'beta guide'), asset('y', 'gamma', 'delta')])
    // x: alpha x3, type "guide", beta, guide = 6 terms; y: gamma x3, guide, delta = 5 terms.
    const idf = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    const expected = (idf * 3 * 2.2) / (3 + 1.2 * (1 - 0.75 + (0.75 * 6) / 5.5))
    expect(one.relevance('alpha').get('x')).toBeCloseTo(expected, 10)
    expect(one.relevance('alpha beta').get('x')).toBeGreaterThan(expected)
    expect(one.relevance('alpha').has('y')).toBe(false)
  })
  it('meets other forms of a word and passes over empty words', () => {
    expect([...index.relevance('we would like to see certificate').keys()]).toEqual(['security'])
    expect(index.relevance('could you please').size).toBe(0)
  })
})

describe('find', () => {
  it.each([
    ['secur', 'security'],
    ['securty overview', 'security'],
    ['pakaging dairy', 'case'],
    ['single sign', 'security'],
    ['ROI', 'roi'],
    ['secrity', 'security'],
    ['certificate', 'security'],
    ['packaged saving', 'roi'],
    ['what about the dairy', 'case'],
    ['do you have something about encryption', 'security'],
  ])('"%s" finds %s first', (text, id) => expect(index.find(text)[0]).toBe(id))
  it('finds by language', () => {
    const one = build([
      { ...asset('x', 'Leitfaden', ''), language: 'de' },
      { ...asset('y', 'Odd', ''), language: 'no language' },
    ])
    expect(one.find('german')).toEqual(['x'])
  })
  it('finds nothing for what is not there', () => expect(index.find('helicopter')).toEqual([]))
})
