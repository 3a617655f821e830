import { Asset } from '../domain/asset'
import { Lead } from '../domain/lead'
import { MOST_TOUCHPOINTS, type FileLine } from '../domain/workspace-file'
import type { HalfdoorDatabase } from './database'
import { getVersions } from './definition-store'
import { getTouchpoints } from './journey-store'
import { getModelBook } from './model-store'
import { getReportSettings } from './report-rows'
import { getSettings } from './settings-store'

/** Rows of one read: small enough that other messages are answered in between. */
const PAGE = 250

const TABLES = [
  ['asset', 'assets'],
  ['send', 'sends'],
  ['feedback', 'feedback'],
  ['dispute', 'disputes'],
  ['objection', 'objections'],
  ['request', 'requests'],
  ['view', 'views'],
] as const

/** Everything in a workspace, as the lines of its file; leads first, each before its touchpoints. */
export async function* workspaceLines(db: HalfdoorDatabase): AsyncGenerator<FileLine[]> {
  for await (const leads of pagesOf(db, 'leads')) {
    const lines: FileLine[] = []
    for (const row of leads) {
      // Without what the store adds for itself.
      const lead = Lead.parse(row)
      lines.push({ noun: 'lead', row: lead })
      const touchpoints = await getTouchpoints(db, lead.id)
      for (let start = 0; start < touchpoints.length; start += MOST_TOUCHPOINTS)
        lines.push({
          noun: 'touchpoints',
          row: { leadId: lead.id, touchpoints: touchpoints.slice(start, start + MOST_TOUCHPOINTS) },
        })
    }
    yield lines
  }
  for (const [noun, table] of TABLES)
    for await (const rows of pagesOf(db, table))
      yield rows.map((row) => ({ noun, row: noun === 'asset' ? Asset.parse(row) : row }) as FileLine)
  yield settingLines(
    await getSettings(db),
    await getReportSettings(db),
    await getVersions(db),
    await getModelBook(db),
  )
}

function settingLines(
  { handoff }: Awaited<ReturnType<typeof getSettings>>,
  reports: Awaited<ReturnType<typeof getReportSettings>>,
  versions: Awaited<ReturnType<typeof getVersions>>,
  model: Awaited<ReturnType<typeof getModelBook>>,
): FileLine[] {
  return [
    { noun: 'handoff', row: handoff },
    { noun: 'reports', row: reports },
    ...(versions.length > 0 ? [{ noun: 'definition' as const, row: versions }] : []),
    { noun: 'model', row: model },
  ]
}

async function* pagesOf(
  db: HalfdoorDatabase,
  table: (typeof TABLES)[number][1] | 'leads',
): AsyncGenerator<unknown[]> {
  for (let last = ''; ;) {
    const rows = await db.table<unknown, string>(table).where(':id').above(last).limit(PAGE).toArray()
    if (rows.length === 0) return
    yield rows
    last = (rows.at(-1) as { id: string; leadId: string })[table === 'disputes' ? 'leadId' : 'id']
  }
}
