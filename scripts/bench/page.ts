// Main-thread time of the content script on a page that changes 1,000 times a second.
// node scripts/bench/page.ts [--seconds 10] [--pairs 4]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext } from 'playwright-core'
import { findBrowser } from '../browser/find-browser.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { quantile } from './figures/spread.ts'
import { serveRestlessPage } from './page/restless-page.ts'
import { scriptTime, type Profile } from './page/script-time.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, pairs: { type: 'string', default: '4' } },
})
const seconds = Number(values.seconds)
const executablePath = findBrowser()
if (!executablePath) throw new Error('No browser found. Install Chromium or name one in CHROME_PATH.')
const profile = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const extension = resolve(process.env.HALFDOOR_EXTENSION ?? '.output/chrome-mv3-e2e')
const { server, withUrl, withoutUrl } = await serveRestlessPage()
const { context, id } = await launchBrowser({ executablePath, extension, profile, headless: true })
try {
  const runs = { with: [] as Run[], without: [] as Run[] }
  // One pair in each order, so that a machine that grows slower or faster favours neither.
  for (let pair = 0; pair < Number(values.pairs); pair++)
    for (const kind of pair % 2 ? (['without', 'with'] as const) : (['with', 'without'] as const))
      runs[kind].push(await measure(context, kind === 'with' ? withUrl : withoutUrl, id))
  const share = runs.with.map(({ extensionMs, busyMs }) => extensionMs / (busyMs - extensionMs))
  console.log(
    JSON.stringify(
      {
        what: 'main-thread time of the content script, as a share of the page’s own',
        share: { median: median(share), runs: share.map(rounded) },
        extensionMsPerSecond: median(runs.with.map(({ extensionMs }) => extensionMs / seconds)),
        taskMsPerSecond: {
          with: median(runs.with.map(({ taskMs }) => taskMs / seconds)),
          without: median(runs.without.map(({ taskMs }) => taskMs / seconds)),
        },
        changesPerSecond: {
          with: median(runs.with.map(({ changes }) => changes / seconds)),
          without: median(runs.without.map(({ changes }) => changes / seconds)),
        },
        budget: { share: 0.02 },
      },
      null,
      2,
    ),
  )
} finally {
  await context.close()
  server.close()
  rmSync(profile, { recursive: true, force: true })
}

interface Run {
  extensionMs: number
  busyMs: number
  /** By the browser's own count of its tasks, from a second measurement without the profiler. */
  taskMs: number
  changes: number
}

/** Opens the page, lets it settle, and measures twice: the tasks' time as it is, then who it goes to. */
async function measure(browser: BrowserContext, url: string, extensionId: string): Promise<Run> {
  const page = await browser.newPage()
  await page.goto(url)
  // The first seconds of a page are read more often.
  await page.waitForTimeout(5000)
  const tools = await browser.newCDPSession(page)
  await tools.send('Performance.enable')
  const taskSeconds = async () => {
    const { metrics } = await tools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
  }
  const before = await taskSeconds()
  const changesBefore = await page.evaluate<number>('window.changes')
  await page.waitForTimeout(seconds * 1000)
  const changes = (await page.evaluate<number>('window.changes')) - changesBefore
  const taskMs = ((await taskSeconds()) - before) * 1000
  await tools.send('Profiler.enable')
  await tools.send('Profiler.setSamplingInterval', { interval: 200 })
  await tools.send('Profiler.start')
  await page.waitForTimeout(seconds * 1000)
  const sampled = (await tools.send('Profiler.stop')).profile as Profile
  await page.close()
  const { busy, extension: ours } = scriptTime(sampled, `chrome-extension://${extensionId}/`)
  return { extensionMs: ours, busyMs: busy, taskMs, changes }
}

function median(numbers: number[]): number {
  return rounded(quantile(numbers, 0.5))
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
