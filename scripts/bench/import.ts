// Import rows per second as a ratio to bare IndexedDB puts of the same rows in the same run.
// node scripts/bench/import.ts [--leads 20000] [--touches 10] [--pairs 3] [--apart]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { findBrowser } from '../browser/find-browser.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { quantile } from './figures/spread.ts'
import { writeLeads, writeTouchpoints } from './import/made-files.ts'
import { holdRows, putBare, readRows } from './import/stored-rows.ts'
import { timedImport, type TimedImport } from './import/timed-import.ts'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    leads: { type: 'string', default: '20000' },
    touches: { type: 'string', default: '10' },
    pairs: { type: 'string', default: '3' },
    // Leads and touchpoints one after the other instead of together.
    apart: { type: 'boolean', default: false },
  },
})
const leads = Number(values.leads)
const touches = Number(values.touches)
const browser = findBrowser() ?? fail()
const folder = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const extension = resolve(process.env.HALFDOOR_EXTENSION ?? '.output/chrome-mv3-e2e')
const leadFile = join(folder, 'leads.csv')
const touchpointFile = join(folder, 'touchpoints.csv')
writeLeads(leadFile, leads)
writeTouchpoints(touchpointFile, leads, touches)
const steps = values.apart ? [[leadFile], [touchpointFile]] : [[leadFile, touchpointFile]]
let rows = ''
const watched: TimedImport[] = []

try {
  // The first import is not timed: it is watched, and gives the rows that the bare puts write.
  await inFreshBrowser(async (context, id, page) => {
    for (const files of steps) watched.push(await timedImport(context, id, files, page))
    rows = await readRows(page)
  })
  const stored = JSON.parse(rows) as { leads: unknown[]; journeys: unknown[] }
  const bareMs: number[] = []
  const imports: TimedImport[][] = []
  for (let pair = 0; pair < Number(values.pairs); pair++)
    for (const kind of pair % 2 ? (['bare', 'import'] as const) : (['import', 'bare'] as const))
      await inFreshBrowser(async (context, id, page) => {
        if (kind === 'import') {
          const runs: TimedImport[] = []
          for (const files of steps) runs.push(await timedImport(context, id, files))
          imports.push(runs)
        } else {
          await holdRows(page, rows)
          bareMs.push(await putBare(page))
        }
      })
  const importMs = imports.map((runs) => sum(runs.map(({ ms }) => ms)))
  const surveyMs = imports.map((runs) => sum(runs.map((run) => run.surveyMs)))
  const answers = watched.flatMap((run) => run.answerMs)
  const ratios = importMs.map((ms, pair) => bareMs[pair]! / ms)
  const report = {
    what: 'import rows per second as a ratio to bare IndexedDB puts of the same rows',
    stored: { leads: stored.leads.length, journeys: stored.journeys.length, touchpoints: leads * touches },
    files: values.apart ? 'one after the other' : 'together',
    ratio: { median: median(ratios), runs: ratios.map(rounded) },
    // With the look at the whole files before it.
    ratioWithSurvey: { median: median(importMs.map((ms, pair) => bareMs[pair]! / (ms + surveyMs[pair]!))) },
    rowsPerSecond: {
      import: Math.round((leads * (1 + touches) * 1000) / quantile(importMs, 0.5)),
      bare: Math.round((leads * (1 + touches) * 1000) / quantile(bareMs, 0.5)),
    },
    ms: { import: importMs.map(Math.round), survey: surveyMs.map(Math.round), bare: bareMs.map(Math.round) },
    meanwhile: {
      longestFrameMs: Math.round(Math.max(...watched.map((run) => run.longestFrameMs))),
      answerMs: {
        median: median(answers),
        p95: rounded(quantile(answers, 0.95)),
        most: rounded(Math.max(...answers)),
      },
    },
    budget: { ratio: 0.5 },
  }
  console.log(JSON.stringify(report, null, 2))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What an earlier measurement left on disk slows the next one down; each has a profile of its own. */
async function inFreshBrowser(
  measure: (context: BrowserContext, id: string, page: Page) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(folder, 'profile-'))
  const { context, id } = await launchBrowser({ executablePath: browser, extension, profile, headless: true })
  try {
    const page = await context.newPage()
    await page.goto(`chrome-extension://${id}/options.html`)
    await measure(context, id, page)
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

function fail(): never {
  throw new Error('No browser found. Install Chromium or name one in CHROME_PATH.')
}

function median(figures: readonly number[]): number {
  return rounded(quantile([...figures], 0.5))
}

function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0)
}
