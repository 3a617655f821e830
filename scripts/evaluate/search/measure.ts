/** How good a ranking is, each 0..1. */
export interface Measures {
  /** Discounted gain of the first three over that of the best three [Järvelin and Kekäläinen 2002]: grade / log2(1 + place). */
  ndcg3: number
  /** Mean of the precision at each relevant document, over the whole ranking. */
  map: number
  /** Share of the first three that is relevant. */
  p3: number
  /** 1 where any of the first three is relevant. */
  hit3: number
}

/** Measures one ranking. A document is relevant with a grade above 0. Law: at least one is. */
export function measure(ranked: readonly string[], grades: ReadonlyMap<string, number>): Measures {
  const gradeOf = (doc: string) => Math.max(0, grades.get(doc) ?? 0)
  const top = ranked.slice(0, 3).map(gradeOf)
  const best = [...grades.values()].map((grade) => Math.max(0, grade)).sort((a, b) => b - a)
  const relevant = best.filter((grade) => grade > 0).length
  let found = 0
  let precisions = 0
  for (const [i, doc] of ranked.entries()) if (gradeOf(doc) > 0) precisions += ++found / (i + 1)
  const hits = top.filter((grade) => grade > 0).length
  return {
    ndcg3: gainOf(top) / gainOf(best.slice(0, 3)),
    map: precisions / relevant,
    p3: hits / 3,
    hit3: hits > 0 ? 1 : 0,
  }
}

function gainOf(grades: readonly number[]): number {
  return grades.reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0)
}
