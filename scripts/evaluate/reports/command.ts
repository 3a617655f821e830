import { DEFAULT_CALENDAR } from '../../../lib/domain/reports/business-calendar.ts'
import { parseDate } from '../../../lib/import/date-format.ts'
import { type Command, Refusal, type Result } from '../command.ts'
import { readMap } from '../table/read-map.ts'
import { positiveNumber, readOptions } from '../table/read-options.ts'
import { readTimesIn } from '../table/time-zone.ts'
import { makeReports } from './make-reports.ts'
import { latestTime, OPTIONAL_FILES, readFiles } from './read-files.ts'
import { recordsAt } from './records-at.ts'
import { reportText } from './report-text.ts'
import { MAP_EXAMPLE, ReportsMap } from './reports-map.ts'

/** The meeting's numbers on a company's own files. */
export const reportsCommand: Command = {
  name: 'reports',
  summary:
    'Waterfall, conversion by source and cohort, velocity, speed to lead, promises, assets, objections, accounts',
  help: `npm run evaluate -- reports --leads F --map M.json [--deals F] [--touches F] [--sends F] [--assets F]
                            [--objections F] [--window-days 90] [--now DATE] [--json]

The reports that the given files can answer: each step to the next with cohort rates, conversion by source, campaign,
landing page and month, sales velocity, speed to lead, promises kept, use of assets, objections, struggling accounts.

  --leads F         CSV, TSV, JSON or JSON Lines, gzipped or not: one lead a row; the other files the same
  --deals F         won, lost and open deals
  --touches F       touches of both teams; side "sales" marks those of sales
  --sends F         assets sent; --assets F  the library, so that what was never sent is named
  --objections F    objections and questions of leads
  --map M.json      which column is what, see below
  --window-days N   a rate counts those who entered at least N days ago and arrived within N days (90)
  --now DATE        judge by what was known then: 2026-03-03 or 2026-03-03 14:00 (the latest time in the files)
  --json            one object on the last line: {"waterfall","conversion":{"source","cohort",…},"velocity",
                    "speedToLead","promises","assets","objections","struggling","flagged"}

The map; of leads only id and createdAt are needed, of the others those that are not marked with ?:
  { "calendar": { "zone": "Europe/Berlin", "days": [1,2,3,4,5], "opens": "09:00", "closes": "17:00",
                  "closed": ["2026-12-25"] },
    "leads": { "id": "lead_id", "createdAt": "created", "mql": "mql_date", "sal": "…", "sql": "…",
               "opportunity": "…", "source": "source", "campaign": "…", "landingPage": "…", "account": "company",
               "handedAt": "to_sales", "firstAttemptAt": "…", "verdictAt": "…", "answeredAt": "…" },
    "deals": { "leadId": "lead_id", "wonAt": "won", "openedAt?": "…", "lostAt?": "…", "value?": "amount" },
    "touches": { "leadId": "lead_id", "at": "time", "side?": "team" },
    "sends": { "assetId": "asset", "leadId": "lead_id", "at": "time", "member?": "rep", "stage?": "…",
               "persona?": "…", "viewedAt?": "…", "moved?": "moved_on" },
    "assets": { "id": "asset", "validTo?": "…" },
    "objections": { "text": "said", "leadId": "lead_id", "at": "time", "answeredBy?": "asset" } }
Leave out the ? in your map. Times without a zone are in the calendar's zone. Without a calendar: Monday to Friday,
09:00 to 17:00, UTC. "dates": { "won": "dmy" } says how a column reads where day and month can be swapped.`,

  async run(argv): Promise<Result> {
    const options = readOptions(argv, ['leads', 'map'], [...OPTIONAL_FILES, 'window-days', 'now'])
    const map = readMap(options.map, ReportsMap, MAP_EXAMPLE)
    const calendar = map.calendar ?? DEFAULT_CALENDAR
    readTimesIn(calendar.zone)
    const windowDays = positiveNumber('window-days', options['window-days'] ?? '90')
    const { records, notes } = await readFiles(options, map)
    const now = options.now === undefined ? latestTime(records) : readNow(options.now)
    if (now === undefined) throw new Refusal(`${options.leads} holds no times to report on.`)
    const reports = makeReports(recordsAt(records, now), { calendar, windowDays, now })
    return { json: reports, text: [reportText(reports), ...notes].join('\n') }
  },
}

function readNow(text: string): number {
  const time = parseDate('iso', text)
  if (time === undefined)
    throw new Refusal(`--now takes a day as 2026-03-03 or a time as 2026-03-03 14:00, not "${text}".`)
  return time
}
