// Search as one types and BM25 over a library of 5,000 assets. node scripts/bench/search.ts [assets]
import type { Asset } from '../../lib/domain/asset.ts'
import { makeRandom, type Random } from '../../lib/domain/random.ts'
import { assetTerms, makeAssetIndex } from '../../lib/search/asset-index.ts'
import { spread } from './figures/spread.ts'

const SYLLABLES =
  'ba con da ex fer ga ho in jo ka lo ma ne or pa qui re sa ti un ver wa xi yo ze tion ment ing ly er'.split(
    ' ',
  )
const WORDS = 6000
const count = Number(process.argv[2] ?? 5000)
const random = makeRandom('search')

const vocabulary = Array.from({ length: WORDS }, () => makeWord(random))
const assets = Array.from({ length: count }, (_, i) => makeAsset(i))
const indexed = assets.map((asset) => ({ asset, terms: assetTerms(asset) }))
const build = timed(() => makeAssetIndex(indexed))
const index = build.value
const warm = timed(() => index.warm())
const queries = Array.from({ length: 400 }, (_, i) => typed(i))
const found = queries.map((query) => timed(() => index.find(query)).ms)
const hits = queries.map((query) => index.find(query).length)
const relevance = Array.from({ length: 100 }, () => some(80)).map(
  (text) => timed(() => index.relevance(text)).ms,
)
console.log(
  JSON.stringify(
    {
      what: 'search over a library, ms',
      assets: count,
      words: WORDS,
      find: spread(found),
      hitsMedian: spread(hits).median,
      relevanceOf80Words: spread(relevance),
      buildOnWake: Math.round(build.ms),
      buildOnFirstSearch: Math.round(warm.ms),
      budget: { findP95: 10 },
    },
    null,
    2,
  ),
)

/** Common words are much more common than rare ones, as in any language. */
function some(length: number): string {
  return Array.from({ length }, () => vocabulary[Math.floor(random() ** 2.5 * WORDS)]).join(' ')
}

/** One to three words, the last unfinished, every third query with a slip of the finger. */
function typed(i: number): string {
  const words = some(1 + (i % 3))
  const unfinished = words.slice(0, Math.max(2, words.length - (i % 4)))
  const at = Math.floor(unfinished.length / 2)
  return i % 3 === 0 ? unfinished.slice(0, at) + unfinished.slice(at + 1) : unfinished
}

function makeWord(from: Random): string {
  return Array.from(
    { length: 2 + Math.floor(from() * 3) },
    () => SYLLABLES[Math.floor(from() * SYLLABLES.length)],
  ).join('')
}

function makeAsset(i: number): Asset {
  return {
    id: `asset-${i}`,
    title: some(6),
    type: 'guide',
    summary: some(50),
    stages: ['intent'],
    personas: [],
    industries: [some(1)],
    answers: [some(5)],
    topics: [some(1), some(1)],
    createdAt: 0,
    updatedAt: 0,
  }
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now()
  const value = work()
  return { value, ms: performance.now() - start }
}
