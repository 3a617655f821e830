// Every report of a full workspace, from the question to the answer, and how long other messages wait meanwhile.
// node scripts/bench/reports.ts [--leads 100000] [--runs 3]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { findBrowser } from '../browser/find-browser.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { spread } from './figures/spread.ts'
import { seed } from './panel/seed.ts'
import { giveOutcomes } from './reports/give-outcomes.ts'

const { values } = parseArgs({
  options: { leads: { type: 'string', default: '100000' }, runs: { type: 'string', default: '3' } },
})
const size = { leads: Number(values.leads), touchesEach: 10, assets: 500, sends: 1000 }

const executablePath = findBrowser()
if (!executablePath) throw new Error('No browser found. Install Chromium or name one in CHROME_PATH.')
const profile = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const extension = resolve(process.env.HALFDOOR_EXTENSION ?? '.output/chrome-mv3-e2e')
const { context, id, worker } = await launchBrowser({ executablePath, extension, profile, headless: true })
try {
  const own = await context.newPage()
  await own.goto(`chrome-extension://${id}/options.html`)
  // The first question makes the tables.
  await own.evaluate(timeSettings)
  await seed(worker, size)
  await giveOutcomes(worker, size.leads)
  const page = await context.newPage()
  await page.goto(`chrome-extension://${id}/options.html`)
  const runs = []
  for (let run = 0; run < Number(values.runs); run++) runs.push(await timeRun(page, own))
  const heldMs = await page.evaluate(timeReports, false)
  console.log(
    JSON.stringify(
      {
        what: 'all reports of a full workspace; other messages meanwhile, ms',
        stored: { ...size, touchpoints: size.leads * size.touchesEach },
        seconds: runs.map(({ ms }) => Math.round(ms) / 1000),
        otherMessages: spread(runs.flatMap(({ waits }) => waits)),
        longestWaitMs: Math.round(Math.max(...runs.flatMap(({ waits }) => waits))),
        heldMs: Math.round(heldMs.ms),
        reportsBytes: heldMs.bytes,
      },
      null,
      2,
    ),
  )
} finally {
  await context.close()
  rmSync(profile, { recursive: true, force: true })
}

/** Works the reports out while another page asks a small question again and again. */
async function timeRun(page: Page, other: Page): Promise<{ ms: number; waits: number[] }> {
  const waits: number[] = []
  let isOver = false
  const asking = (async () => {
    while (!isOver) waits.push(await other.evaluate(timeSettings))
  })()
  const { ms } = await page.evaluate(timeReports, true)
  isOver = true
  await asking
  return { ms, waits }
}

/** Runs in the page: must stand alone. */
function timeReports(fresh: boolean): Promise<{ ms: number; bytes: number }> {
  const start = performance.now()
  return new Promise((done, failed) => {
    const port = chrome.runtime.connect({ name: 'reports' })
    port.onMessage.addListener((message: { kind: string; message?: string }) => {
      if (message.kind === 'progress') return
      port.disconnect()
      if (message.kind === 'failed') failed(new Error(message.message))
      else done({ ms: performance.now() - start, bytes: JSON.stringify(message).length })
    })
    port.onDisconnect.addListener(() => failed(new Error('The worker went away.')))
    port.postMessage({ kind: 'want', fresh })
  })
}

/** Runs in the page: must stand alone. */
async function timeSettings(): Promise<number> {
  const start = performance.now()
  await chrome.runtime.sendMessage({ id: 1, type: 'settingsGet', data: {}, timestamp: Date.now() })
  return performance.now() - start
}
