import { parseArgs } from 'node:util'
import { runFailover } from './failover.ts'
import { runFullDisk } from './full-disk.ts'
import { runKills } from './kills.ts'
import { runSameId } from './same-id.ts'
import type { Found } from './count.ts'

/** `npm run test:faults [-- kills|disk|failover|same-id] [-- --seed N --events N --acts N --times N]`: nothing acknowledged is lost or doubled. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    events: { type: 'string', default: '10000' },
    acts: { type: 'string', default: '1000' },
    times: { type: 'string', default: '1000000' },
    verbose: { type: 'boolean', default: false },
  },
})
const [seed, events, acts, times] = [values.seed, values.events, values.acts, values.times].map(Number) as [
  number,
  number,
  number,
  number,
]
const due = positionals.length ? positionals : ['kills', 'disk', 'failover', 'same-id']
const say = (line: string) => {
  if (values.verbose) console.log(line)
}
let passed = 0
let failed = 0

for (const name of due) {
  const started = Date.now()
  const results = await run(name)
  for (const [what, found] of results) {
    const isWhole = found.lost === 0 && found.doubled === 0 && found.strange === 0 && found.acknowledged > 0
    if (isWhole) passed++
    else failed++
    console.log(
      `${name}, seed ${seed}: ${what}: ${found.acknowledged} acknowledged, ${found.lost} lost, ${found.doubled} doubled, ${found.strange} never sent`,
    )
    console.log(JSON.stringify({ ...found, seconds: Math.round((Date.now() - started) / 1000) }))
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

async function run(name: string): Promise<[string, Found][]> {
  if (name === 'kills') {
    const outcome = await runKills(seed, events, acts, say)
    console.log(`kill -9: ${outcome.kills.hub} times the hub, ${outcome.kills.database} times the database`)
    return [
      ['events', outcome.events],
      ['acts', outcome.acts],
    ]
  }
  if (name === 'disk') return [['events', await runFullDisk(seed, Math.ceil(events / 5))]]
  if (name === 'failover') return [['events', await runFailover(seed, events)]]
  if (name === 'same-id') return [[`one event, ${times} times`, await runSameId(times)]]
  console.error(`There is no fault "${name}". There are: kills, disk, failover, same-id.`)
  process.exit(1)
}
