import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext, Frame, Page, Worker } from 'playwright-core'
import { findBrowser } from '../../scripts/browser/find-browser.ts'
import { launchBrowser, type Cookies, type LaunchOptions } from '../../scripts/browser/launch-browser.ts'

export type { Cookies }

export interface Browser {
  context: BrowserContext
  /** Id of the loaded extension. */
  id: string
  worker: Worker
  /** Opens a page of the extension in a tab of its own. */
  openOwn(path: string): Promise<Page>
  close(): Promise<void>
}

const BUILD = resolve(process.env.HALFDOOR_EXTENSION ?? '.output/chrome-mv3-e2e')

/** `npm test` runs every end-to-end test once with each. */
const COOKIES: Cookies = process.env.HALFDOOR_COOKIES === 'allowed' ? 'allowed' : 'blocked'

/** Starts a real browser with the built extension and a fresh profile. Third-party cookies as told. */
export async function startBrowser(
  cookies: Cookies = COOKIES,
  options: Partial<Pick<LaunchOptions, 'load' | 'viewport' | 'colorScheme' | 'beside' | 'keepsPages'>> = {},
): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium found. Install one, or name it in CHROME_PATH.')
  const profile = mkdtempSync(join(tmpdir(), 'halfdoor-e2e-'))
  const launched = await launchBrowser({
    executablePath,
    extension: BUILD,
    profile,
    headless: true,
    cookies,
    ...options,
  })
  const { context, id } = launched
  await untilScripted(launched.worker)
  return {
    ...launched,
    async openOwn(path) {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${id}/${path}`)
      return page
    },
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** A page opened before the script is registered gets it by another way, and the two may meet. */
async function untilScripted(worker: Worker): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20)))
    if (await worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0))
      return
  throw new Error('The extension did not register its script for pages')
}

/** The sidebar's frame inside a web page, once it is there. */
export async function sidebarOf(page: Page): Promise<Frame> {
  const found = () => page.frames().find((frame) => frame.url().endsWith('/sidebar.html'))
  for (const end = Date.now() + 15_000; Date.now() < end; await page.waitForTimeout(50)) {
    const frame = found()
    if (frame) return frame
  }
  throw new Error(`No sidebar in ${page.url()}`)
}
