import type { Asset } from '../../../lib/domain/asset.ts'
import { assetTerms, makeAssetIndex, type AssetIndex } from '../../../lib/search/asset-index.ts'
import { Refusal, type Command, type Result } from '../command.ts'
import { readOptions } from '../table/read-options.ts'
import { counted, textTable } from '../text-table.ts'
import { measure, type Measures } from './measure.ts'
import { Doc, Query, readJsonLines, readJudgements } from './read-collection.ts'

/** How well the product's own index ranks an outside collection. */
export const searchCommand: Command = {
  name: 'search',
  summary: 'nDCG, MAP, precision and hits of the index behind suggestions, on judged queries',
  help: `npm run evaluate -- search --docs F.jsonl --queries F.jsonl --judgements F.tsv [--json]

Ranks documents for each query by the index behind suggestions: BM25 (k1 1.2, b .75), Porter stemming, the title
three times, tags as words. Means over the queries with at least one relevant document (a grade above 0).

  --docs F.jsonl       a line each: {"id": "d1", "title": "…", "text": "…", "tags": ["…"]}
  --queries F.jsonl    a line each: {"id": "q1", "text": "…"}
  --judgements F.tsv   a line each: query, document, grade (0 is not relevant); TREC's four columns do as well
  --json               one object on the last line: {"ndcg3","map","p3","hit3","msPerQuery","queries","docs"}

ndcg3 takes the grade itself as gain; map runs over the whole ranking, where a document without a shared word is not found;
p3 is the relevant share of the first three, hit3 whether any of them is. Ties stand by id.`,

  async run(argv): Promise<Result> {
    const options = readOptions(argv, ['docs', 'queries', 'judgements'])
    const docs = readJsonLines(options.docs, Doc)
    const queries = readJsonLines(options.queries, Query)
    const judgements = readJudgements(options.judgements)
    const index = makeAssetIndex(docs.map(assetOf).map((asset) => ({ asset, terms: assetTerms(asset) })))
    const judged = queries.flatMap((query) => {
      const grades = judgements.get(query.id)
      return grades && [...grades.values()].some((grade) => grade > 0) ? [{ query, grades }] : []
    })
    if (judged.length === 0) throw new Refusal('No query has a document judged relevant. Do the ids fit?')
    const start = performance.now()
    const rankings = judged.map(({ query }) => rank(index, query.text))
    const msPerQuery = (performance.now() - start) / judged.length
    const measured = judged.map(({ grades }, i) => measure(rankings[i]!, grades))
    const mean = (key: keyof Measures) => measured.reduce((sum, each) => sum + each[key], 0) / measured.length
    const means = { ndcg3: mean('ndcg3'), map: mean('map'), p3: mean('p3'), hit3: mean('hit3') }
    const row = [...Object.values(means), msPerQuery]
    const rest = queries.length - judged.length
    const notes = [`${counted(judged.length, 'query', 'queries')} over ${counted(docs.length, 'document')}.`]
    if (rest > 0) notes.push(`${counted(rest, 'query', 'queries')} without a relevant document: left out.`)
    return {
      json: { ...means, msPerQuery, queries: judged.length, docs: docs.length },
      text: [textTable(['nDCG@3', 'MAP', 'P@3', 'Hit@3', 'ms a query'], [row], 4), '', ...notes].join('\n'),
    }
  },
}

function rank(index: AssetIndex, text: string): string[] {
  const hits = [...index.relevance(text)]
  return hits.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id)
}

/** A document as an asset of the library. */
function assetOf({ id, title, text, tags }: Doc): Asset {
  return {
    id,
    title: title ?? '',
    type: 'other',
    summary: text ?? '',
    topics: [tags ?? []].flat(),
    stages: [],
    personas: [],
    industries: [],
    answers: [],
    createdAt: 0,
    updatedAt: 0,
  }
}
