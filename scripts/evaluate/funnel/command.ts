import { readFunnel, type FunnelLine } from '../../../lib/domain/funnel/funnel.ts'
import type { Command, Result } from '../command.ts'
import { readMap } from '../table/read-map.ts'
import { readOptions } from '../table/read-options.ts'
import { readTable } from '../table/read-table.ts'
import { troubleNotes } from '../table/trouble-notes.ts'
import { counted, percent, textTable } from '../text-table.ts'
import { flagLines, jsonOfFlag } from './flag-lines.ts'
import { FunnelMap, MAP_EXAMPLE, readDeals, readLeads } from './read-funnel-files.ts'

/** How many leads became won deals, and how fast. */
export const funnelCommand: Command = {
  name: 'funnel',
  summary: 'How many leads became won deals and how fast, overall and by source',
  help: `npm run evaluate -- funnel --leads F --deals F --map M.json [--json]

How many leads became won deals, with the 95% Wilson interval, and in how many days: median, quartiles, and how many
within 30 and 90 days. A lead is won once, at its first deal. Deals won before the first contact, deals of unknown
leads and doubles are flagged; the first count as won all the same.

  --leads F     CSV, TSV, JSON or JSON Lines, gzipped or not: one lead a row
  --deals F     the same, one deal a row; a deal without a won date is not won
  --map M.json  which column is what, see below
  --json        one object on the last line:
                {"overall":{"leads","won","rate","low","high","medianDays","p25","p75","within":{"30","90"}},
                 "bySource":[{"source",… the same}],"flagged":[{"kind","leadId","createdAt","wonAt","days"}]}

The map; source is optional:
  { "leads": { "id": "lead_id", "createdAt": "first_contact", "source": "origin" },
    "deals": { "leadId": "lead_id", "wonAt": "won_date" } }
Dates are read by looking at the whole column. Where a column can be read day first or month first, say which:
  "dates": { "won_date": "dmy" }     (or "mdy"). Times without a zone are read as UTC.`,

  async run(argv): Promise<Result> {
    const options = readOptions(argv, ['leads', 'deals', 'map'])
    const map = readMap(options.map, FunnelMap, MAP_EXAMPLE)
    const leadTable = await readTable(options.leads)
    const dealTable = await readTable(options.deals)
    const { leads, nameless } = readLeads(leadTable, map)
    const deals = readDeals(dealTable, map)
    const { overall, bySource, flagged } = readFunnel(leads, deals)
    const open = deals.filter((deal) => deal.wonAt === undefined).length
    const notes = [...troubleNotes(leadTable), ...troubleNotes(dealTable), ...flagLines(flagged)]
    if (nameless > 0) notes.push(`${counted(nameless, 'lead')} without an id: left out.`)
    if (open > 0) notes.push(`${counted(open, 'deal')} without a won date: not won.`)
    const rows = [{ source: 'All', ...overall }, ...bySource]
    return {
      json: {
        overall: jsonOfLine(overall),
        bySource: bySource.map(({ source, ...line }) => ({ source, ...jsonOfLine(line) })),
        flagged: flagged.map(jsonOfFlag),
      },
      text: [textTable(HEADS, rows.map(rowOf), 1), '', ...notes].join('\n').trimEnd(),
    }
  },
}

/** A null rather than a missing key where nothing is known. */
function jsonOfLine({ leads, won, rate, low, high, medianDays, p25, p75, within }: FunnelLine): object {
  const known = { rate, low, high, medianDays, p25, p75 }
  const orNull = Object.entries(known).map(([name, value]) => [name, value ?? null])
  return { leads, won, ...Object.fromEntries(orNull), within }
}

const HEADS = [
  'Source',
  'Leads',
  'Won',
  'Rate',
  '95% from',
  'to',
  'Median days',
  'p25',
  'p75',
  '≤30 d',
  '≤90 d',
]

function rowOf({
  source,
  leads,
  won,
  rate,
  low,
  high,
  medianDays,
  p25,
  p75,
  within,
}: FunnelLine & { source: string }) {
  const rates = [percent(rate), percent(low), percent(high)]
  return [source, leads, won, ...rates, medianDays, p25, p75, within['30'], within['90']]
}
