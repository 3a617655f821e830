// Mutated pages of every host: who is read on them, and that nobody wrong is ever read.
// node scripts/bench/hosts.ts [--pages 10000] [--seed 1] [--only host/fixture]
// A wrong page is seen again with --only and its own seed: one page, its reading and its markup.
import { parseArgs } from 'node:util'
import { readFixtures } from '../../test/hosts/fixture.ts'
import { readMutated, type Outcome } from './hosts/mutate.ts'
import { makeSource } from './hosts/page-parts.ts'
import { tally } from './hosts/tally.ts'

const { values } = parseArgs({
  options: { pages: { type: 'string' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } },
})
const first = Number(values.seed)
const pages = Number(values.pages ?? (values.only ? 1 : 10_000))
const fixtures = readFixtures().filter(({ host, name }) => !values.only || `${host}/${name}` === values.only)
if (!fixtures.length) throw new Error(`There is no fixture ${values.only}; write it as host/name.`)

const started = performance.now()
const outcomes: Outcome[] = []
for (const [at, fixture] of fixtures.entries()) {
  const source = makeSource(fixture)
  // Every fixture has its share; the page's number is its seed.
  for (let page = at; page < pages; page += fixtures.length) {
    const { html, ...outcome } = readMutated(source, first + page)
    outcomes.push(outcome)
    if (pages === 1) console.error(html)
  }
}
const seconds = Math.round((performance.now() - started) / 100) / 10
const result = tally(outcomes)
console.log(
  JSON.stringify(
    {
      what: 'mutated pages of every host',
      fixtures: fixtures.length,
      seconds,
      ...result,
      budget: { wrong: 0 },
    },
    null,
    2,
  ),
)
if (result.total.wrong) process.exitCode = 1
