import { describe, expect, it } from 'vitest'
import type { Asset } from '../domain/asset'
import { assetTerms, makeAssetIndex } from './asset-index'

/** A small library with its words as they must be counted: stems by hand, the title three times, then tags, summary. */
const LIBRARY: Record<string, { title: string; topics: string[]; summary: string; stems: string }> = {
  sso: {
    title: 'Single sign-on',
    topics: ['security'],
    summary: 'Connecting your directory',
    stems: 'singl sign singl sign singl sign secur guid connect directori',
  },
  audit: {
    title: 'Security audits',
    topics: ['security', 'compliance'],
    summary: 'How audits are signed',
    stems: 'secur audit secur audit secur audit secur complianc guid audit sign',
  },
  pricing: {
    title: 'Pricing',
    topics: [],
    summary: 'Prices of connectors and directories',
    stems: 'price price price guid price connector directori',
  },
  rollout: {
    title: 'Rollout plan',
    topics: ['directory'],
    summary: 'Planning a rollout',
    stems: 'rollout plan rollout plan rollout plan directori guid plan rollout',
  },
}

/** The formula written out: no postings, no sharing of work [Robertson and Zaragoza 2009]. */
function bm25(id: string, query: string[]): number {
  const docs = Object.values(LIBRARY).map(({ stems }) => stems.split(' '))
  const doc = LIBRARY[id]!.stems.split(' ')
  const meanLength = docs.reduce((sum, words) => sum + words.length, 0) / docs.length
  let score = 0
  for (const term of query) {
    const n = docs.filter((words) => words.includes(term)).length
    const tf = doc.filter((word) => word === term).length
    const idf = Math.log(1 + (docs.length - n + 0.5) / (n + 0.5))
    score += (idf * tf * (1.2 + 1)) / (tf + 1.2 * (1 - 0.75 + 0.75 * (doc.length / meanLength)))
  }
  return score
}

const index = makeAssetIndex(
  Object.entries(LIBRARY).map(([id, { title, topics, summary }]) => {
    const asset: Asset = {
      id, title, topics, summary, type: 'guide', stages: [], personas: [], industries: [], answers: [], createdAt: 0, updatedAt: 0,
    } // prettier-ignore
    return { asset, terms: assetTerms(asset) }
  }),
)

describe('BM25 of a small library', () => {
  it.each([
    ['Security?', ['secur']],
    ['signing in with our directory', ['sign', 'directori']],
    ['prices, prices and the prices of a plan', ['price', 'plan']],
    ['connect the audited directories securely', ['connect', 'audit', 'directori', 'secur']],
    ['a guide', ['guid']],
  ])('"%s" is the formula written out', (text, query) => {
    const scores = index.relevance(text)
    const expected = Object.keys(LIBRARY).map((id) => [id, bm25(id, query)] as const)
    const known = expected.filter(([, score]) => score > 0)
    expect([...scores.keys()].sort()).toEqual(known.map(([id]) => id).sort())
    for (const [id, score] of known) expect(scores.get(id), id).toBeCloseTo(score, 12)
  })
})
