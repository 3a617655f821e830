import { attribute, ATTRIBUTION_MODELS, type Attribution } from '../../../lib/domain/attribution/attribute.ts'
import { type Command, Refusal, type Result } from '../command.ts'
import { readMap } from '../table/read-map.ts'
import { oneOf, positiveNumber, readOptions } from '../table/read-options.ts'
import { readTable } from '../table/read-table.ts'
import { troubleNotes } from '../table/trouble-notes.ts'
import { counted, textTable } from '../text-table.ts'
import { AttributionMap, mapByNames, MAP_EXAMPLE, readPaths } from './read-paths.ts'

/** Shares conversions out to channels by eight models side by side. */
export const attributionCommand: Command = {
  name: 'attribution',
  summary: 'Which channels earned the conversions, by eight models side by side',
  help: `npm run evaluate -- attribution --touches F --map M.json [--half-life-days 7] [--by conversions] [--json]

Shares conversions out to channels by eight models: first, last, linear, timeDecay, position (40/20/40), wShaped
(30/30/30/10), markov (removal effect, order 1) and shapley. A customer's touches are sorted by time; a path ends
with each conversion and the next begins. Conversions before which no channel is known are "unattributed".

  --touches F          CSV, TSV, JSON or JSON Lines, gzipped or not: one touch a row, or one path a row
  --map M.json         which column is what, see below; not needed where the columns have these very names
  --half-life-days N   time decay: after N days a touch weighs half (7; set 30 for long cycles)
  --by WHAT            share out the number of "conversions" or their "value" (conversions)
  --json               one object on the last line: {"models":{"first":{"Email":12.5,…},…},"unattributed":0}

The map of a file of touches; value and side are optional. A conversion is a touch as well if its row names a
channel. With side, both teams' touches stand apart ("sales: Email"):
  { "customer": "customer_id", "time": "time", "channel": "channel", "conversion": "conversion",
    "value": "conversion_value", "side": "team" }
  "conversion" holds 1, true or yes. Where a date column can be read day first or month first, say which:
  "dates": { "time": "dmy" }

The map of a file of paths ("Ads > Email > Search" in one cell); nulls (how often the path did not convert) and
value are optional:
  { "path": "path", "conversions": "conversions", "nulls": "nulls" }`,

  async run(argv): Promise<Result> {
    const options = readOptions(argv, ['touches'], ['map', 'half-life-days', 'by'])
    const halfLifeDays = positiveNumber('half-life-days', options['half-life-days'] ?? '7')
    const by = oneOf('by', options.by ?? 'conversions', ['conversions', 'value'] as const)
    const table = await readTable(options.touches)
    const map = options.map ? readMap(options.map, AttributionMap, MAP_EXAMPLE) : mapByNames(table)
    if (by === 'value' && !map.value)
      throw new Refusal('To share out the value, name its column in the map: "value".')
    const { paths, notes } = readPaths(table, map)
    const result = attribute(paths, { halfLifeDays, by })
    const said = [...troubleNotes(table), ...notes]
    return { json: jsonOf(result), text: [tableOf(result, by), ...said].join('\n') }
  },
}

function jsonOf({ models, unattributed }: Attribution): object {
  const entries = ATTRIBUTION_MODELS.map((model) => [model, Object.fromEntries(models[model])])
  return { models: Object.fromEntries(entries), unattributed }
}

function tableOf({ models, attributed, unattributed }: Attribution, by: string): string {
  const channels = [...models.linear].sort((a, b) => b[1] - a[1]).map(([channel]) => channel)
  const rows = channels.map((channel) => [
    channel,
    ...ATTRIBUTION_MODELS.map((model) => models[model].get(channel)!),
  ])
  const whole =
    by === 'value' ? `A value of ${attributed.toLocaleString('en')}` : counted(attributed, 'conversion')
  const rest = unattributed.toLocaleString('en')
  return `${textTable(['Channel', ...ATTRIBUTION_MODELS], rows)}\n\n${whole} shared out; ${rest} cannot be attributed.`
}
