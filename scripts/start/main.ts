import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { buildExtension, E2E_BUILD } from '../browser/build-extension.ts'
import { versionOf } from '../browser/find-browser.ts'
import { findOrInstallBrowser } from '../browser/install-browser.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { startPractice, type Practice } from '../practice/server.ts'
import { Steps } from '../process/steps.ts'
import { fillSample } from './fill-sample.ts'
import type { HubProcess } from '../test-faults/hub-process.ts'
import { openPages, type PracticePages } from './open-pages.ts'
import { joinPracticeHub, startPracticeHub } from './start-team.ts'
import type { Person } from './hub-steps.ts'

/** The same port each time, where it is free, so that the sidebar stands where it was left. */
const PORT = 4173
const PICTURES = resolve('.output/pictures')
const WHAT_TO_TRY = `
The practice inbox and the practice CRM are open, with the sidebar beside them. Try:
  1. Press Reply under Ann Lee's message, then Insert beside a suggestion in the sidebar.
  2. Read why she is at her stage; say "Not so?" where you know better.
  3. Give a verdict at the foot of the sidebar: Good lead, Not yet or Bad lead.
  4. Open other messages, and the CRM record in the second tab: the sidebar follows.
  5. Press ⋯ at the top of the sidebar, then "Verdicts and assets": the marketer's page has your verdict.`
const LOCAL_END = `
All of it is a sample and stays in this browser profile. To end: close the window, or press Ctrl+C here.`
const hubEnd = (url: string, { email, password }: Person) => `
The workspace is on a hub of its own, ${url}, and the extension is signed in to it:
  6. Open the link that you inserted: the sidebar shows that it was opened (within a minute it counts as a machine's doing).
  7. See it as a marketer: invite one at ${url}/team/members, open the link in another browser profile with the
     extension, and connect it in Halfdoor's settings. Your verdicts arrive there, their answers come back here at once.
  8. Send events: add a source at ${url}/team/sources and post them to ${url}/v1/batch.
You are ${email} there, password ${password}. All of it is a sample and stays in .cache.
To do without the hub: npm start -- --local. To end: close the window, or press Ctrl+C here.`

const headless = process.argv.includes('--headless') || !hasDisplay()
const local = process.argv.includes('--local')
try {
  await start()
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  console.error('Set right what is named above and run npm start again.')
  process.exit(1)
}

async function start(): Promise<void> {
  const steps = new Steps(local ? 6 : 7)
  await steps.step('Building the extension', buildExtension)
  let executablePath = ''
  await steps.step('Finding a browser', () => {
    executablePath = findOrInstallBrowser((line) => steps.say(line))
    return process.platform === 'win32' ? executablePath : versionOf(executablePath)
  })
  let practice: Practice | undefined
  let context: BrowserContext | undefined
  let hub: HubProcess | undefined
  try {
    await steps.step('Starting the practice pages', async () => (practice = await startPractice(PORT)).origin)
    if (!local) hub = await startHub(steps)
    const launched = await steps.step('Opening the browser with the extension', () =>
      launchBrowser({
        executablePath,
        extension: E2E_BUILD,
        profile: resolve(hub ? '.cache/start-hub-profile' : '.cache/start-profile'),
        headless,
        viewport: headless ? { width: 1280, height: 800 } : null,
      }),
    )
    context = launched.context
    const { id } = launched
    const end = hub ? await signIn(steps, launched.context, id, hub) : LOCAL_END
    if (!hub) await steps.step('Filling the sample workspace', () => fillSample(launched.context, id))
    const pages = await steps.step('Opening an inbox and a CRM record', () =>
      openPages(launched.context, practice!),
    )
    if (headless) await takePictures(pages)
    else await untilClosed(launched.context, WHAT_TO_TRY + end)
  } finally {
    await context?.close()
    await practice?.close()
    await hub?.stop()
  }
}

/** The hub, or why there is none: then all goes on without it. */
async function startHub(steps: Steps): Promise<HubProcess | undefined> {
  return steps.step('Starting the team’s hub', async () => {
    try {
      const hub = await startPracticeHub()
      steps.say(`  ${hub.url}`)
      return hub
    } catch (error) {
      steps.say(`  ${(error as Error).message}\n  Going on without it: the workspace stays in the browser.`)
      return undefined
    }
  })
}

async function signIn(steps: Steps, context: BrowserContext, id: string, hub: HubProcess): Promise<string> {
  let end = ''
  await steps.step('Signing the extension in to the hub', async () => {
    const { words, person } = await joinPracticeHub(context, id, hub)
    end = hubEnd(hub.url, person)
    return words
  })
  return end
}

async function takePictures(pages: PracticePages): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  console.log('\nNo display (or --headless): pictures of the pages with their sidebar instead.')
  for (const [name, page] of Object.entries(pages)) {
    const path = resolve(PICTURES, `practice-${name}.png`)
    await page.bringToFront()
    await page.screenshot({ path })
    console.log(path)
  }
}

/** Ends when the window is closed or the terminal says so. */
function untilClosed(context: BrowserContext, words: string): Promise<void> {
  console.log(words)
  return new Promise((end) => {
    context.once('close', () => end())
    process.once('SIGINT', () => end())
    process.once('SIGTERM', () => end())
  })
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
