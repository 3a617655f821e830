// What Halfdoor costs a busy page: a table of 5,000 rows that changes 1,000 times a second, and a mail thread of 2 MB.
// Main-thread time, load time and memory, as ratios with and without Halfdoor in one run.
// node scripts/bench/page.ts [--seconds 10] [--pairs 4] [--loads 8]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from '../browser/find-browser.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { quantile } from './figures/spread.ts'
import { type Busy, measureBusy } from './page/measure-busy.ts'
import { type Load, measureLoad } from './page/measure-load.ts'
import { type BusyPage, serveBusyPages } from './page/serve-busy-pages.ts'

const KINDS = ['with', 'without'] as const
type Kind = (typeof KINDS)[number]

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    pairs: { type: 'string', default: '4' },
    loads: { type: 'string', default: '8' },
  },
})
const seconds = Number(values.seconds)
const executablePath = findBrowser()
if (!executablePath) throw new Error('No browser found. Install Chromium or name one in CHROME_PATH.')
const profile = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const extension = resolve(process.env.HALFDOOR_EXTENSION ?? '.output/chrome-mv3-e2e')
const { server, urlOf } = await serveBusyPages()
const { context, id } = await launchBrowser({ executablePath, extension, profile, headless: true })
try {
  const report = {
    what: 'cost of Halfdoor on a busy page; with / without, in pairs of one run',
    table: await reportOf('table'),
    thread: await reportOf('thread'),
    budget: { share: 0.02 },
  }
  console.log(JSON.stringify(report, null, 2))
} finally {
  await context.close()
  server.close()
  rmSync(profile, { recursive: true, force: true })
}

async function reportOf(page: BusyPage) {
  const busy = await inPairs(Number(values.pairs), (kind) =>
    measureBusy(context, urlOf(page, kind), id, seconds),
  )
  const loads = await inPairs(Number(values.loads), (kind) => measureLoad(context, urlOf(page, kind)))
  return { mainThread: mainThread(busy), load: loadAndMemory(loads) }
}

/** One pair in each order, so that a machine that grows slower or faster favours neither. */
async function inPairs<Run>(
  pairs: number,
  measure: (kind: Kind) => Promise<Run>,
): Promise<Record<Kind, Run[]>> {
  const runs: Record<Kind, Run[]> = { with: [], without: [] }
  for (let pair = 0; pair < pairs; pair++)
    for (const kind of pair % 2 ? KINDS.toReversed() : KINDS) runs[kind].push(await measure(kind))
  return runs
}

function mainThread(runs: Record<Kind, Busy[]>) {
  const share = runs.with.map(({ extensionMs, busyMs }) => extensionMs / (busyMs - extensionMs))
  const perSecond = (kind: Kind, of: (run: Busy) => number) =>
    median(runs[kind].map((run) => of(run) / seconds))
  return {
    // Of our script, as a part of the page's own time.
    share: { median: median(share), runs: share.map(rounded) },
    extensionMsPerSecond: perSecond('with', ({ extensionMs }) => extensionMs),
    taskMsPerSecond: {
      with: perSecond('with', ({ taskMs }) => taskMs),
      without: perSecond('without', ({ taskMs }) => taskMs),
    },
    changesPerSecond: {
      with: perSecond('with', ({ changes }) => changes),
      without: perSecond('without', ({ changes }) => changes),
    },
  }
}

function loadAndMemory(runs: Record<Kind, Load[]>) {
  const of = (name: keyof Load) => ({
    with: median(runs.with.map((run) => run[name])),
    without: median(runs.without.map((run) => run[name])),
    ratio: median(runs.with.map((run, pair) => run[name] / runs.without[pair]![name])),
  })
  return { loadMs: of('loadMs'), heapMb: of('heapMb'), nodes: of('nodes') }
}

function median(numbers: number[]): number {
  return rounded(quantile(numbers, 0.5))
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
