import MiniSearch, { type QueryCombination } from 'minisearch'
import type { Asset } from '../domain/asset'
import { makeBm25, countTerms, type TermCounts } from './bm25'
import { stem, stems, words } from './terms'

/** An asset with the stems of its text, counted once when it was saved. */
export interface IndexedAsset {
  asset: Asset
  terms: TermCounts
}

/** The library, searchable by what it is about. */
export interface AssetIndex {
  /** BM25 of every asset that shares a term with the text; ids absent share none. */
  relevance(text: string): Map<string, number>
  /** Ids for a text as typed: unfinished words and small typos are forgiven. Best first. */
  find(text: string): string[]
  /** Gets ready for `find`, which takes a moment for thousands of assets. */
  warm(): void
}

/** What an asset is found by: the title three times, its tags and what it answers, and its summary. */
export function assetTerms(asset: Asset): TermCounts {
  return countTerms(assetText(asset))
}

/** Builds the index. The part that forgives typos is built when it is first asked, or warmed. */
export function makeAssetIndex(indexed: readonly IndexedAsset[]): AssetIndex {
  const bm25 = makeBm25(indexed.map(({ asset, terms }) => ({ id: asset.id, terms })))
  let typed: TypedSearch | undefined
  const warm = () => (typed ??= makeTypedSearch(indexed))
  return {
    relevance: (text) => bm25.score(stems(text)),
    find: (text) => warm().search(text),
    warm: () => void warm(),
  }
}

interface TypedSearch {
  search(text: string): string[]
}

/** Words stand in the index as written and as stems: typos are forgiven in the one, endings by the other. */
function makeTypedSearch(indexed: readonly IndexedAsset[]): TypedSearch {
  const index = new MiniSearch({
    fields: ['title', 'tags', 'summary'],
    tokenize: words,
    processTerm: (word) => [...new Set([word, stem(word) ?? word])],
    searchOptions: { boost: { title: 3 }, bm25: { k: 1.2, b: 0.75, d: 0 }, processTerm: (term) => term },
  })
  index.addAll(
    indexed.map(({ asset }) => ({
      id: asset.id,
      title: asset.title,
      tags: tagText(asset),
      summary: asset.summary,
    })),
  )
  const searchFor = (typed: readonly string[], combineWith: 'AND' | 'OR') =>
    index.search({ combineWith, queries: typed.map((word, i) => wordQuery(word, i === typed.length - 1)) })
  return {
    search(text) {
      const all = words(text)
      // A question's small words say nothing, but the last word may be the start of another.
      const telling = all.filter((word, i) => stem(word) !== undefined || i === all.length - 1)
      const hits = searchFor(telling, 'AND')
      const found = hits.length > 0 || telling.length < 2 ? hits : searchFor(telling, 'OR')
      return found.map((hit) => hit.id as string)
    },
  }
}

/** One word as it may be written. Short words are taken as they are: half the library is near them. */
function wordQuery(word: string, isLast: boolean): QueryCombination {
  const near = { queries: [word], prefix: isLast && word.length > 1, fuzzy: word.length > 3 ? 0.25 : false }
  return { combineWith: 'OR', queries: [near, { queries: [stem(word) ?? word] }] }
}

function assetText(asset: Asset): string {
  return [asset.title, asset.title, asset.title, tagText(asset), asset.summary].join(' ')
}

function tagText(asset: Asset): string {
  const { topics, personas, industries, stages, type, answers, language } = asset
  return [...topics, ...personas, ...industries, ...stages, type, languageName(language), ...answers].join(
    ' ',
  )
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** "Arabic" for `ar`; nothing for what is no language tag. */
function languageName(tag: string | undefined): string {
  try {
    return (tag && LANGUAGES.of(tag)) ?? ''
  } catch (error) {
    if (error instanceof RangeError) return ''
    throw error
  }
}
