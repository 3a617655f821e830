// From the page showing a lead to the panel painted with stage, touchpoints and suggestions, with a full workspace.
// node scripts/bench/panel.ts [--leads 100000] [--assets 500] [--awake 150] [--asleep 40]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { findBrowser } from '../browser/find-browser.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { spread } from './figures/spread.ts'
import { serveMailPage } from './panel/mail-page.ts'
import { seed } from './panel/seed.ts'

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '100000' },
    assets: { type: 'string', default: '500' },
    awake: { type: 'string', default: '150' },
    asleep: { type: 'string', default: '40' },
  },
})
const size = { leads: Number(values.leads), touchesEach: 10, assets: Number(values.assets), sends: 1000 }

const executablePath = findBrowser()
if (!executablePath) throw new Error('No browser found. Install Chromium or name one in CHROME_PATH.')
const profile = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const { url, server } = await serveMailPage()
const extension = resolve(process.env.HALFDOOR_EXTENSION ?? '.output/chrome-mv3-e2e')
const { context, id, worker } = await launchBrowser({ executablePath, extension, profile, headless: true })
try {
  const own = await context.newPage()
  await own.goto(`chrome-extension://${id}/options.html`)
  // The first question makes the tables; a rep who is known is never asked whether they are the lead.
  await own.evaluate(tellOwn)
  const seedStart = performance.now()
  await seed(worker, size)
  const seedSeconds = Math.round((performance.now() - seedStart) / 1000)

  const page = await context.newPage()
  await page.goto(url)
  await page.evaluate('show(1)')
  const frame = await sidebarFrame(page)
  await painted(frame, 1)
  const floor = { awake: await echo(own, 60), asleep: await echoAsleep(context, own, 15) }
  const awake = await series(page, frame, Number(values.awake), 1000)
  const asleep = await series(page, frame, Number(values.asleep), 5000, () => stopWorkers(context, own))
  const search = await searches(frame, () => stopWorkers(context, own))
  console.log(
    JSON.stringify(
      {
        what: 'page shows a lead → panel painted, ms',
        stored: { ...size, touchpoints: size.leads * size.touchesEach, seedSeconds },
        panel: { awake: spread(awake), asleep: spread(asleep) },
        leadSearch: search,
        bareMessage: { awake: spread(floor.awake), asleep: spread(floor.asleep) },
        budget: { awakeP95: 80, asleepP95: 250 },
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

/** Shows one lead after another and times each until painted. */
async function series(page: Page, frame: Frame, count: number, first: number, before?: () => Promise<void>) {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const lead = (first + i * 613) % size.leads
    await before?.()
    // A page is read at most four times a second; a rep does not open two mails within that.
    await page.waitForTimeout(400)
    const shown = painted(frame, lead)
    const at = await page.evaluate<number>(`show(${lead})`)
    times.push((await shown) - at)
  }
  return times
}

/** The moment the frame has painted this lead with stage, a touchpoint and a suggestion, on the clock of the page. */
function painted(frame: Frame, lead: number): Promise<number> {
  return frame.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const look = () => {
          const text = document.body.textContent ?? ''
          const stage = /Awareness|Interest|Consideration|Intent|Evaluation/.test(text)
          if (!text.includes(name) || !stage || !text.includes('Page number') || !text.includes('Guide'))
            return
          observer.disconnect()
          requestAnimationFrame(() =>
            requestAnimationFrame(() => done(performance.timeOrigin + performance.now())),
          )
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
        look()
      }),
    `Person Number${lead}`,
  )
}

async function sidebarFrame(page: Page): Promise<Frame> {
  for (const end = Date.now() + 15_000; Date.now() < end; await page.waitForTimeout(50)) {
    const frame = page.frames().find((one) => one.url().endsWith('/sidebar.html'))
    if (frame) return frame
  }
  throw new Error('The sidebar did not appear.')
}

/** Searches of all leads from the panel: whole words, with a slip in one, and by a worker that has to wake and read first. */
async function searches(frame: Frame, sleep: () => Promise<void>) {
  const exact: number[] = []
  const slip: number[] = []
  const asleep: number[] = []
  for (let i = 0; i < 10; i++) {
    const company = (i * 1931) % 20_000
    await sleep()
    asleep.push(await frame.evaluate(timeSearch, `person company ${company}`))
    exact.push(await frame.evaluate(timeSearch, `number${i * 97}1 compa`))
    slip.push(await frame.evaluate(timeSearch, `persn numbr${i * 97}1`))
  }
  return { exact: spread(exact), slip: spread(slip), asleep: spread(asleep) }
}

/** Runs in the panel: must stand alone. */
async function timeSearch(text: string): Promise<number> {
  const start = performance.now()
  await chrome.runtime.sendMessage({ id: 1, type: 'leadSearch', data: { text }, timestamp: Date.now() })
  return performance.now() - start
}

/** A message that the worker answers from no more than a row: the floor of any answer. */
async function echo(own: Page, count: number): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < count; i++) times.push(await own.evaluate(timeSettings))
  return times
}

async function echoAsleep(context: BrowserContext, own: Page, count: number): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    await stopWorkers(context, own)
    times.push(await own.evaluate(timeSettings))
  }
  return times
}

/** Runs in the page: must stand alone. */
async function tellOwn(): Promise<void> {
  const data = {
    member: 'Bench',
    own: { emails: ['rep@nordwind.example'], domains: [] },
    handoff: 'consideration',
  }
  await chrome.runtime.sendMessage({ id: 1, type: 'settingsPut', data, timestamp: Date.now() })
}

/** Runs in the page: must stand alone. */
async function timeSettings(): Promise<number> {
  const start = performance.now()
  await chrome.runtime.sendMessage({ id: 1, type: 'settingsGet', data: {}, timestamp: Date.now() })
  return performance.now() - start
}

async function stopWorkers(context: BrowserContext, own: Page): Promise<void> {
  const session = await context.newCDPSession(own)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}
