import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import { chromium, type Browser } from 'playwright-core'
import { build, preview, type Plugin } from 'vite'
import { findBrowser } from '../browser/find-browser.ts'

interface Scene {
  name: string
  page?: 'options'
  workspace: 'sample' | 'empty' | 'strained'
  hash?: string
  /** Stands among the project's documents, not only in a folder to look at. */
  kept?: ('light' | 'dark')[]
}

const SCENES: readonly Scene[] = [
  { name: 'inbox', workspace: 'sample', hash: '#/inbox/sample-feedback-09', kept: ['light', 'dark'] },
  { name: 'inbox-answered', workspace: 'sample', hash: '#/inbox/sample-feedback-08' },
  { name: 'inbox-list', workspace: 'sample', hash: '#/inbox' },
  { name: 'inbox-strained', workspace: 'strained', hash: '#/inbox/strained-0' },
  { name: 'inbox-empty', workspace: 'empty', hash: '#/inbox' },
  { name: 'disputes', workspace: 'sample', hash: '#/disputes' },
  { name: 'disputes-strained', workspace: 'strained', hash: '#/disputes' },
  { name: 'disputes-empty', workspace: 'empty', hash: '#/disputes' },
  { name: 'inbox-disputed', workspace: 'sample', hash: '#/inbox/sample-feedback-12' },
  { name: 'definition', workspace: 'sample', hash: '#/definition' },
  { name: 'definition-empty', workspace: 'empty', hash: '#/definition' },
  { name: 'assets', workspace: 'sample', hash: '#/assets', kept: ['light'] },
  { name: 'assets-strained', workspace: 'strained', hash: '#/assets' },
  { name: 'assets-empty', workspace: 'empty', hash: '#/assets' },
  { name: 'asset', workspace: 'sample', hash: '#/assets/FIRST' },
  { name: 'options', workspace: 'sample', page: 'options' },
  { name: 'options-empty', workspace: 'empty', page: 'options' },
]

const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)))
const PAGE = 'scripts/pictures/marketing/index.html'

/** The page over a workspace in memory: the wire to the worker is replaced as the page is bundled. */
const wire: Plugin = {
  name: 'wire-in-memory',
  enforce: 'pre',
  resolveId: (source) =>
    source.endsWith('messages/messenger') ? resolve(ROOT, 'scripts/pictures/marketing/messenger.ts') : null,
}

/** Pictures of the marketer's page and the settings: the kept ones, or with `everything` all scenes and widths. */
export async function shootMarketing(
  folder: string,
  everything = false,
  widths = [1280, 480],
): Promise<void> {
  const built = mkdtempSync(join(tmpdir(), 'halfdoor-pictures-'))
  const common = {
    root: ROOT,
    configFile: false as const,
    logLevel: 'warn' as const,
    build: { outDir: built },
  }
  await build({
    ...common,
    plugins: [wire, tailwindcss()],
    build: {
      outDir: built,
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: resolve(ROOT, PAGE),
        // Libraries say `use client` for servers; nothing is lost here.
        onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
      },
    },
  })
  const server = await preview({ ...common, preview: { port: 0, host: '127.0.0.1' } })
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No browser found. Set CHROME_PATH.')
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    mkdirSync(folder, { recursive: true })
    const address = `${server.resolvedUrls!.local[0]}${PAGE}`
    for (const scene of SCENES)
      for (const scheme of everything ? (['light', 'dark'] as const) : (scene.kept ?? []))
        for (const width of everything ? widths : [1280]) {
          const end = everything ? `-${scheme}-${width}` : scheme === 'dark' ? '-dark' : ''
          await shoot(
            browser,
            address,
            scene,
            scheme,
            width,
            join(folder, `marketing-${scene.name}${end}.png`),
          )
        }
  } finally {
    await browser.close()
    await server.close()
    rmSync(built, { recursive: true })
  }
}

async function shoot(
  browser: Browser,
  address: string,
  { page: house, workspace, hash = '' }: Scene,
  colorScheme: 'light' | 'dark',
  width: number,
  path: string,
): Promise<void> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } })
  page.on('pageerror', (error) => console.error(`${path}: ${error.message}`))
  const open = hash.replace('/FIRST', '')
  await page.goto(`${address}?workspace=${workspace}${house ? `&page=${house}` : ''}${open}`)
  await page.waitForLoadState('networkidle')
  if (open !== hash) await page.locator('tbody a').first().click()
  await page.waitForTimeout(400)
  await page.screenshot({ path, fullPage: house === 'options' })
  await page.close()
}
