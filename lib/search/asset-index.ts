import MiniSearch from 'minisearch'
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
}

/** What an asset is found by: the title three times, its tags and what it answers, and its summary. */
export function assetTerms(asset: Asset): TermCounts {
  return countTerms(assetText(asset))
}

/** Builds the index. The part that forgives typos is built when it is first asked. */
export function makeAssetIndex(indexed: readonly IndexedAsset[]): AssetIndex {
  const bm25 = makeBm25(indexed.map(({ asset, terms }) => ({ id: asset.id, terms })))
  let typed: TypedSearch | undefined
  return {
    relevance: (text) => bm25.score(stems(text)),
    find(text) {
      typed ??= makeTypedSearch(indexed)
      return typed.search(text)
    },
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
  return {
    search(text) {
      const typed = words(text)
      const queries = typed.map((word, i) => ({
        combineWith: 'OR' as const,
        queries: [
          { queries: [word], prefix: i === typed.length - 1, fuzzy: word.length > 3 ? 0.25 : false },
          { queries: [stem(word) ?? word] },
        ],
      }))
      return index.search({ combineWith: 'AND', queries }).map((hit) => hit.id as string)
    },
  }
}

function assetText(asset: Asset): string {
  return [asset.title, asset.title, asset.title, tagText(asset), asset.summary].join(' ')
}

function tagText(asset: Asset): string {
  const { topics, personas, industries, stages, type, answers } = asset
  return [...topics, ...personas, ...industries, ...stages, type, ...answers].join(' ')
}
