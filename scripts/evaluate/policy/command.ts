import { EPSILON, makeBandits } from '../../../lib/domain/policy/bandit.ts'
import { armWorth, replay, weigh } from '../../../lib/domain/policy/replay.ts'
import { makeRandom } from '../../../lib/domain/random.ts'
import type { Command, Result } from '../command.ts'
import { readMap } from '../table/read-map.ts'
import { positiveNumber, readOptions } from '../table/read-options.ts'
import { readTable } from '../table/read-table.ts'
import { troubleNotes } from '../table/trouble-notes.ts'
import { counted, textTable } from '../text-table.ts'
import { LogMap, MAP_EXAMPLE, readLog, type Log } from './read-log.ts'

/** What another way of choosing would have earned on a log of choices made at random. */
export const policyCommand: Command = {
  name: 'policy',
  summary: 'Replay of four policies over a randomised log: mean reward and regret a decision',
  help: `npm run evaluate -- policy --log F --map M.json [--seed 1] [--repeats 20] [--json]

Replays uniform, epsilonGreedy (${EPSILON}), thompson and hierarchicalThompson (the product's: an arm leans on its
kind and on all) over a log of choices that were made at random. A choice counts, and is learned from, where the
policy chooses what was logged; uneven chances are evened out by passing over in proportion.

  --log F          CSV, TSV, JSON or JSON Lines, gzipped or not: one choice a row, the sends of a workspace too
  --map M.json     which column is what, see below
  --seed S         where the random numbers start (1); the same seed gives the same answer
  --repeats N      runs, each with random numbers of its own (20)
  --json           one object on the last line: {"seed","repeats","events","arms","contexts","policies":{"uniform":
                   {"decisions","reward","low","high","regret","regretLow","regretHigh","ips","snips","effective"},…}}

reward and regret are means a decision over all runs; low and high hold 95% of the runs. regret: what the best arm
of the same context earns on average more. ips and snips: the same policy learning from every row of the log, judged
by inverse propensity, plain and self-normalised; effective: as how many rows the weighted ones count.

The map; all but action and reward are optional. Rewards lie in 0..1, or yes and no. Without a propensity all arms
had the same chance; available lists the arms of a row ("a; b; c"), else all arms of the log; time sorts the rows;
context may be a list of columns; type is the kind of the arm:
  { "action": "assetId", "reward": "moved", "propensity": "propensity", "context": "stage",
    "type": "assetType", "available": "pool", "time": "at" }`,

  async run(argv): Promise<Result> {
    const options = readOptions(argv, ['log', 'map'], ['seed', 'repeats'])
    const repeats = Math.ceil(positiveNumber('repeats', options.repeats ?? '20'))
    const seed = options.seed ?? '1'
    const map = readMap(options.map, LogMap, MAP_EXAMPLE)
    const table = await readTable(options.log)
    const log = readLog(table, map)
    const policies = judge(log, seed, repeats)
    const { events } = log
    const facts = {
      seed,
      repeats,
      events: events.length,
      arms: new Set(events.map((event) => event.arm)).size,
      contexts: new Set(events.map((event) => event.context)).size,
    }
    const notes = [`Seed ${seed}, ${counted(repeats, 'run')} over ${counted(events.length, 'choice')}.`]
    if (log.leftOut > 0)
      notes.push(`${counted(log.leftOut, 'row')} without action, reward or chance: left out.`)
    const rows = Object.entries(policies).map(([name, line]) => [name, ...COLUMNS.map((key) => line[key])])
    return {
      json: { ...facts, policies },
      text: [textTable(HEADS, rows, 4), '', ...notes, ...troubleNotes(table)].join('\n'),
    }
  },
}

const HEADS = ['Policy', 'Decisions', 'Reward', '95% from', 'to', 'Regret', 'IPS', 'SNIPS', 'Effective']
const COLUMNS = ['decisions', 'reward', 'low', 'high', 'regret', 'ips', 'snips', 'effective'] as const

type Judged = Record<(typeof COLUMNS)[number] | 'regretLow' | 'regretHigh', number>

function judge({ events, typeOf }: Log, seed: string, repeats: number): Record<string, Judged> {
  const worth = armWorth(events)
  const entries = Object.entries(makeBandits(typeOf)).map(([name, make]) => {
    const runs = Array.from({ length: repeats }, (_, run) => {
      const random = makeRandom(`${seed}|${run}|${name}`)
      return { ...replay(events, make(), random, worth), ...weigh(events, make(), random) }
    })
    const mean = (key: keyof (typeof runs)[number]) => runs.reduce((sum, run) => sum + run[key], 0) / repeats
    const [low, high] = middle(runs.map((run) => run.reward))
    const [regretLow, regretHigh] = middle(runs.map((run) => run.regret))
    const means = { decisions: mean('decisions'), reward: mean('reward'), low, high }
    const rest = { regret: mean('regret'), regretLow, regretHigh }
    return [name, { ...means, ...rest, ips: mean('ips'), snips: mean('snips'), effective: mean('effective') }] as const // prettier-ignore
  })
  return Object.fromEntries(entries)
}

/** Between which 95% of the values lie, the ends by rank. */
function middle(values: number[]): [number, number] {
  const sorted = values.sort((a, b) => a - b)
  const cut = Math.floor(sorted.length * 0.025)
  return [sorted[cut]!, sorted[sorted.length - 1 - cut]!]
}
