import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import { chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import { findBrowser } from '../browser/find-browser.ts'
import { PANEL_SHOTS, type PanelShot } from './panel-shots.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const NOW = new Date('2026-03-05T10:00:00')
const WIDTHS = [320, 480]
const SCHEMES = ['light', 'dark'] as const

const kept = join(ROOT, 'docs/pictures')

/** Pictures of the panel in every state: the main ones to docs/pictures, all others to the folder `rest`. */
export async function shootPanel(rest: string): Promise<void> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium found. Install one, or name it in CHROME_PATH.')
  const site = mkdtempSync(join(tmpdir(), 'panel-gallery-'))
  for (const folder of [kept, rest]) mkdirSync(folder, { recursive: true })
  await buildGallery(site)
  const server = await preview({
    root: ROOT,
    configFile: false,
    build: { outDir: site },
    preview: { port: 0 },
  })
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const url = `${server.resolvedUrls!.local[0]}scripts/pictures/panel-gallery/index.html`
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 760 } })
        const page = await context.newPage()
        await page.clock.install({ time: NOW })
        for (const shot of PANEL_SHOTS) {
          await takePicture(page, url, shot, `${colorScheme}-${width}`, rest)
        }
        await context.close()
      }
    }
  } finally {
    await browser.close()
    await server.close()
    rmSync(site, { recursive: true, force: true })
  }
}

async function buildGallery(outDir: string): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [tailwindcss()],
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        input: join(ROOT, 'scripts/pictures/panel-gallery/index.html'),
        onLog: () => undefined,
      },
    },
  })
}

async function takePicture(
  page: Page,
  url: string,
  shot: PanelShot,
  kind: string,
  rest: string,
): Promise<void> {
  await page.goto(`${url}?state=${shot.state}`)
  await page.waitForSelector(
    shot.state === 'loading' ? '[aria-label=Loading]' : '[aria-label=More]:not([disabled]), [role=alert]',
  )
  await page.clock.runFor(1000)
  await shot.act?.(page)
  await page.clock.runFor(500)
  await page.waitForTimeout(150)
  const folder = shot.keeps?.includes(kind) ? kept : rest
  await page.screenshot({ path: join(folder, `panel-${shot.name}-${kind}.png`) })
}
