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
import { openPages, type PracticePages } from './open-pages.ts'

/** The same port each time, where it is free, so that the sidebar stands where it was left. */
const PORT = 4173
const PICTURES = resolve('.output/pictures')
const WHAT_TO_TRY = `
The practice inbox and the practice CRM are open, with the sidebar beside them. Try:
  1. Press Reply under Ann Lee's message, then Insert beside a suggestion in the sidebar.
  2. Read why she is at her stage; say "Not so?" where you know better.
  3. Give a verdict at the foot of the sidebar: Good lead, Not yet or Bad lead.
  4. Open other messages, and the CRM record in the second tab: the sidebar follows.
  5. Press ⋯ at the top of the sidebar, then "Verdicts and assets": the marketer's page has your verdict.
All of it is a sample and stays in this browser profile. To end: close the window, or press Ctrl+C here.`

const headless = process.argv.includes('--headless') || !hasDisplay()
try {
  await start()
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  console.error('Set right what is named above and run npm start again.')
  process.exit(1)
}

async function start(): Promise<void> {
  const steps = new Steps(6)
  await steps.step('Building the extension', buildExtension)
  let executablePath = ''
  await steps.step('Finding a browser', () => {
    executablePath = findOrInstallBrowser((line) => steps.say(line))
    return process.platform === 'win32' ? executablePath : versionOf(executablePath)
  })
  let practice: Practice | undefined
  let context: BrowserContext | undefined
  try {
    await steps.step('Starting the practice pages', async () => (practice = await startPractice(PORT)).origin)
    const launched = await steps.step('Opening the browser with the extension', () =>
      launchBrowser({
        executablePath,
        extension: E2E_BUILD,
        profile: resolve('.cache/start-profile'),
        headless,
        viewport: headless ? { width: 1280, height: 800 } : null,
      }),
    )
    context = launched.context
    const { id } = launched
    await steps.step('Filling the sample workspace', () => fillSample(launched.context, id))
    const pages = await steps.step('Opening an inbox and a CRM record', () =>
      openPages(launched.context, practice!),
    )
    if (headless) await takePictures(pages)
    else await untilClosed(launched.context)
  } finally {
    await context?.close()
    await practice?.close()
  }
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
function untilClosed(context: BrowserContext): Promise<void> {
  console.log(WHAT_TO_TRY)
  return new Promise((end) => {
    context.once('close', () => end())
    process.once('SIGINT', () => end())
    process.once('SIGTERM', () => end())
  })
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
