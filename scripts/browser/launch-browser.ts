import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Worker } from 'playwright-core'
import { extensionId } from './extension-id.ts'
import { isBranded } from './find-browser.ts'
import { browserFlags, type Load } from './flags.ts'

/** Whether a page from another site inside a page may keep anything. */
export type Cookies = 'allowed' | 'blocked'

export interface LaunchOptions {
  executablePath: string
  /** Folder of the built extension. */
  extension: string
  /** Folder of the browser's profile; kept. */
  profile: string
  headless: boolean
  /** Third-party cookies; as the profile has it where absent. */
  cookies?: Cookies
  /** CSS pixels; null lets the window decide. */
  viewport?: { width: number; height: number } | null
  colorScheme?: 'light' | 'dark'
  /** Folders of other extensions to load as well. */
  beside?: string[]
  /** Keeps pages that are left ready for the way back, as browsers of persons do and driven ones do not. */
  keepsPages?: boolean
  /** By default what the browser at hand understands. */
  load?: Load
}

export interface Launched {
  context: BrowserContext
  /** Id of the loaded extension. */
  id: string
  worker: Worker
}

/** Starts a browser with the extension loaded and its worker running. Throws in words where either fails. */
export async function launchBrowser(options: LaunchOptions): Promise<Launched> {
  const id = extensionId(options.extension)
  const load = options.load ?? (isBranded(options.executablePath) ? 'pipe' : 'flags')
  // The profile would run the worker's script of an older build of the same version.
  rmSync(join(options.profile, 'Default', 'Service Worker'), { recursive: true, force: true })
  if (options.cookies) writeCookieChoice(options.profile, options.cookies)
  const context = await openContext(options, load)
  try {
    if (load === 'pipe') await loadUnpacked(context, options.extension)
    return { context, id, worker: await workerOf(context, id) }
  } catch (error) {
    await context.close()
    throw error
  }
}

/** A window for a person keeps the browser's sandbox, where the system lets it have one. */
async function openContext(options: LaunchOptions, load: Load): Promise<BrowserContext> {
  const open = (chromiumSandbox: boolean) =>
    chromium.launchPersistentContext(options.profile, {
      executablePath: options.executablePath,
      headless: options.headless,
      viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
      // A window follows the system.
      colorScheme: options.colorScheme ?? (options.headless ? undefined : null),
      chromiumSandbox,
      ignoreDefaultArgs: [
        '--disable-extensions',
        ...(options.keepsPages ? ['--disable-back-forward-cache'] : []),
      ],
      // Ctrl+C belongs to the script; the browser ends with the pipe that drives it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        ...browserFlags(options.extension, load, options.beside),
        ...(options.viewport === null ? WINDOW : []),
      ],
    })
  const wanted = !options.headless && process.getuid?.() !== 0
  try {
    return await open(wanted)
  } catch (error) {
    if (wanted && /sandbox/i.test(String(error))) return open(false)
    throw error
  }
}

const WINDOW = ['--window-size=1360,900']

/** Loads the extension over the DevTools pipe that already drives the browser. */
async function loadUnpacked(context: BrowserContext, path: string): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('This browser gives no DevTools pipe. Use Chromium: set CHROME_PATH.')
  // The protocol's types lag behind the browser here.
  const send = session.send.bind(session) as unknown as (method: string, params: object) => Promise<unknown>
  await send('Extensions.loadUnpacked', { path })
  await session.detach()
}

async function workerOf(context: BrowserContext, id: string): Promise<Worker> {
  const isOurs = (worker: Worker) => new URL(worker.url()).host === id
  const running = context.serviceWorkers().find(isOurs)
  if (running) return running
  try {
    return await context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 20_000 })
  } catch (cause) {
    throw new Error('The browser did not load the extension. Try another one: set CHROME_PATH.', { cause })
  }
}

function writeCookieChoice(profile: string, cookies: Cookies): void {
  const folder = join(profile, 'Default')
  const file = join(folder, 'Preferences')
  mkdirSync(folder, { recursive: true })
  const present = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { profile?: object }) : {}
  const choice = { cookie_controls_mode: cookies === 'blocked' ? 1 : 0 }
  writeFileSync(file, JSON.stringify({ ...present, profile: { ...present.profile, ...choice } }))
}
