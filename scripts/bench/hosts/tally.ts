import type { Outcome } from './mutate'

type Count = Record<Outcome['verdict'], number> & { pages: number }

/** Verdicts by host and by mutation; a page with two mutations counts with both. Wrong pages one by one. */
export function tally(outcomes: readonly Outcome[]) {
  const total = makeCount()
  const hosts: Record<string, Count> = {}
  const mutations: Record<string, Count> = {}
  for (const outcome of outcomes) {
    const counts = [total, (hosts[outcome.page.split('/')[0]!] ??= makeCount())]
    for (const name of outcome.mutations) counts.push((mutations[name] ??= makeCount()))
    for (const count of counts) {
      count.pages++
      count[outcome.verdict]++
    }
  }
  const notFoundRate = Math.round((total.nothing / Math.max(total.pages, 1)) * 1000) / 1000
  return {
    total,
    notFoundRate,
    hosts,
    mutations,
    wrong: outcomes.filter(({ verdict }) => verdict === 'wrong'),
  }
}

function makeCount(): Count {
  return { pages: 0, right: 0, asked: 0, nothing: 0, wrong: 0 }
}
