import { stem, words } from './terms'

/** Stems of a text with their counts. */
export type TermCounts = Record<string, number>

const K1 = 1.2
const B = 0.75

/** Counts the stems of a text; words that say nothing do not count. */
export function countTerms(text: string): TermCounts {
  const counts: TermCounts = Object.create(null)
  for (const word of words(text)) {
    const term = stem(word)
    if (term) counts[term] = (counts[term] ?? 0) + 1
  }
  return counts
}

/** Documents ranked by the words they share with a text. */
export interface Bm25 {
  /** The score of every document that shares a term; each query term counts once. Absent ids share none. */
  score(terms: Iterable<string>): Map<string, number>
}

/**
 * BM25 with k1 1.2 and b .75: the sum over terms of idf tf (k1+1) / (tf + k1 (1 - b + b length/mean length)),
 * idf = ln(1 + (N - n + .5)/(n + .5)) [Robertson and Zaragoza 2009].
 */
export function makeBm25(documents: readonly { id: string; terms: TermCounts }[]): Bm25 {
  const postings = new Map<string, { id: string; tf: number }[]>()
  const lengths = new Map<string, number>()
  let total = 0
  for (const { id, terms } of documents) {
    let length = 0
    for (const [term, tf] of Object.entries(terms)) {
      length += tf
      const posting = postings.get(term)
      if (posting) posting.push({ id, tf })
      else postings.set(term, [{ id, tf }])
    }
    lengths.set(id, length)
    total += length
  }
  const mean = total / documents.length || 1
  return {
    score(terms) {
      const scores = new Map<string, number>()
      for (const term of new Set(terms)) {
        const posting = postings.get(term) ?? []
        const idf = Math.log(1 + (documents.length - posting.length + 0.5) / (posting.length + 0.5))
        for (const { id, tf } of posting) {
          const norm = K1 * (1 - B + (B * lengths.get(id)!) / mean)
          scores.set(id, (scores.get(id) ?? 0) + (idf * tf * (K1 + 1)) / (tf + norm))
        }
      }
      return scores
    },
  }
}
