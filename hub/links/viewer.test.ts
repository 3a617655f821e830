import { PDFDocument, PDFName, PDFString, StandardFonts, rgb } from 'pdf-lib'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/browser/find-browser'
import { startLinkWorld, type LinkWorld } from '../test/link-world'

/** The viewer in a real browser. Screenshots go to the folder in VIEWER_PICTURES, where one is named. */
const PICTURES = process.env.VIEWER_PICTURES
const HOUR = 3_600_000

let world: LinkWorld
let browser: Browser
let filePath: string
beforeAll(async () => {
  world = await startLinkWorld()
  browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic'],
  })
  filePath = await upload(await makePdf(30))
})
afterAll(async () => {
  await browser?.close()
  await world.stop()
})

/** Where the file can be opened. */
async function upload(bytes: Uint8Array): Promise<string> {
  const response = await fetch(`${world.address}/files?name=Security%20overview.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${world.marketer.token}` },
    body: new Uint8Array(bytes),
  })
  return new URL(((await response.json()) as { url: string }).url).pathname
}

/** A PDF of pages that say their number; the first has a link. */
async function makePdf(count: number): Promise<Uint8Array> {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= count; number++) {
    const page = file.addPage([595, 842])
    page.drawText(`This is page ${number}`, { x: 60, y: 760, size: 28, font, color: rgb(0.1, 0.4, 0.35) })
    for (let line = 0; line < 24; line++)
      page.drawText(`${line + 1}. Access is given by role and looked at every quarter.`, {
        x: 60,
        y: 700 - line * 24,
        size: 12,
        font,
      })
    if (number === 1)
      page.node.set(PDFName.of('Annots'), file.context.obj([linkTo(file, 'https://content.example/more')]))
  }
  return file.save()
}

function linkTo(file: PDFDocument, address: string) {
  const act = { Type: 'Action', S: 'URI', URI: PDFString.of(address) }
  return file.context.register(
    file.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [60, 750, 260, 790], A: act } as never),
  )
}

/** Opens a new tracked link of the PDF, an hour after it was made. */
async function openLink(
  options: Parameters<Browser['newContext']>[0] = {},
  setUp?: (context: BrowserContext) => Promise<unknown>,
) {
  const assetId = await world.addAsset({ title: 'Security overview', url: `http://hub.test${filePath}` })
  const leadId = await world.addLead()
  const { path, linkId } = await world.makeLink(assetId, leadId)
  world.hub.setNow(world.hub.now() + HOUR)
  const context = await browser.newContext({ locale: 'en-GB', userAgent: PERSON, ...options })
  await setUp?.(context)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(world.address + path)
  await page.waitForSelector('body[data-ready]')
  return { page, context, linkId, path, faults }
}
/** Of a headless browser it would be a known program’s. */
const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

const drawn = (page: Page) =>
  page.$$eval('.sheet', (sheets) =>
    sheets.flatMap((sheet) =>
      sheet.querySelector('canvas') ? Number((sheet as HTMLElement).dataset.page) : [],
    ),
  )
const viewOf = async (linkId: string) => (await world.views()).find((view) => view.linkId === linkId)

it('shows the pages that are near, with their words and links, and no others', async () => {
  const { page, context, faults } = await openLink()
  await page.waitForSelector('.sheet[data-page="1"] canvas')
  await page.waitForSelector('.sheet[data-page="1"] .words span')
  expect(await page.textContent('.sheet[data-page="1"] .words')).toContain('This is page 1')
  expect(await page.getAttribute('.sheet[data-page="1"] a', 'href')).toBe('https://content.example/more')
  expect(await inked(page)).toBe(true)
  expect(Math.max(...(await drawn(page)))).toBeLessThan(6)
  await page.keyboard.press('End')
  await page.waitForSelector('.sheet[data-page="30"] canvas')
  expect(await page.textContent('#place')).toBe('30 of 30')
  await page.waitForFunction(() => !document.querySelector('.sheet[data-page="1"] canvas'))
  expect(faults).toEqual([])
  await context.close()
})

it('goes by keys and buttons, larger and smaller, and stays on its page', async () => {
  const { page, context } = await openLink()
  const width = () => page.$eval('.sheet', (sheet) => sheet.getBoundingClientRect().width)
  const fit = await width()
  await page.keyboard.press('ArrowRight')
  await page.click('#next')
  expect(await page.textContent('#place')).toBe('3 of 30')
  await page.keyboard.press('-')
  expect(await width()).toBeLessThan(fit)
  expect(await page.textContent('#place')).toBe('3 of 30')
  await page.click('#larger')
  await page.click('#larger')
  await page.click('#fit')
  expect(await width()).toBeCloseTo(fit, 0)
  expect(await page.textContent('#place')).toBe('3 of 30')
  await context.close()
})

it('tells which pages were looked at and how long, no longer than it was open', async () => {
  const { page, context, linkId } = await openLink()
  const before = Date.now()
  await page.waitForTimeout(1200)
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(1800)
  world.hub.setNow(world.hub.now() + (Date.now() - before))
  await page.goto('about:blank')
  await context.close()
  // The last of it is sent while the page goes, and nobody waits for that.
  await expect.poll(async () => (await viewOf(linkId))?.pages?.length, { timeout: 5000 }).toBe(2)
  const { grade, pages } = (await viewOf(linkId))!
  expect(grade).toBe('human')
  const [first = 0, second = 0] = pages!
  expect(first).toBeGreaterThan(500)
  expect(second).toBeGreaterThan(first)
  expect(first + second).toBeLessThanOrEqual(Date.now() - before)
})

it('says what the sender sees, and after "Do not tell them" keeps nothing and tells nothing', async () => {
  const { page, context, linkId } = await openLink()
  expect(await page.textContent('footer')).toContain(
    'The sender sees that you opened this and which pages you look at.',
  )
  expect(await viewOf(linkId)).toBeDefined()
  await page.click('text=Do not tell them')
  await page.waitForSelector('body[data-ready]')
  expect(await page.textContent('footer')).toContain('Nobody is told')
  world.hub.setNow(world.hub.now() + 10_000)
  await page.waitForTimeout(1000)
  await page.goto('about:blank')
  expect(await viewOf(linkId)).toBeUndefined()
  await context.close()
})

it('tells nothing of a browser with Global Privacy Control', async () => {
  const told: string[] = []
  const { page, context, linkId } = await openLink({ extraHTTPHeaders: { 'sec-gpc': '1' } })
  page.on('request', (request) => request.url().includes('/v/') && told.push(request.url()))
  expect(await page.textContent('footer')).toContain('Nobody is told')
  await page.waitForTimeout(1200)
  await page.goto('about:blank')
  expect(told).toEqual([])
  expect(await viewOf(linkId)).toBeUndefined()
  await context.close()
})

it('believes no more than has passed, and only of its own view', async () => {
  const one = await openLink()
  const other = await openLink()
  await Promise.all([one.context.close(), other.context.close()])
  const view = (await viewOf(one.linkId))!
  const tell = (path: string, body: unknown) =>
    fetch(`${world.address}${path.replace('/l/', '/v/')}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const report = { view: view.id, count: 30, pages: { 2: 9_000_000, 31: 5000, '-1': 5 } }
  world.hub.setNow(world.hub.now() + 5000)
  expect((await tell(one.path, { ...report, pages: { 2: 9_000_000, 31: 5000 } })).status).toBe(204)
  expect((await tell(other.path, { view: view.id, count: 30, pages: { 5: 4000 } })).status).toBe(204)
  for (const wrong of [report, 'not json', '[]', { view: view.id }, { ...report, pages: { 2: '1' } }])
    expect((await tell(one.path, wrong)).status).toBe(204)
  expect((await tell(one.path, 'x'.repeat(5000))).status).toBe(413)
  const pages = (await viewOf(one.linkId))!.pages!
  expect(pages.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(HOUR)
  expect(pages[1]).toBeLessThanOrEqual(30_000)
  expect(pages).toHaveLength(2)
})

it('says so where the file is no PDF that can be read, and still lets it be saved', async () => {
  const path = await upload(Buffer.from('%PDF-1.7 and nothing that belongs to it'))
  const page = await (await browser.newContext()).newPage()
  await page.goto(world.address + path)
  await page.waitForSelector('#notice:not([hidden])')
  expect(await page.textContent('#notice')).toContain('Download it instead')
  expect(await page.isVisible('.download')).toBe(true)
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/viewer-broken.png` })
  await page.context().close()
})

it('fits a phone, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [name, width, height] of [
      ['phone', 360, 700],
      ['desk', 1200, 800],
    ] as const) {
      const { page, context } = await openLink({ colorScheme, viewport: { width, height } })
      await page.waitForSelector('.sheet[data-page="1"] canvas')
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
      expect(await page.$eval('#column', (column) => column.scrollWidth <= column.clientWidth)).toBe(true)
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/viewer-${name}-${colorScheme}.png` })
      if (PICTURES) {
        await page.goto(`${world.address}/l/${'x'.repeat(43)}`)
        await page.screenshot({ path: `${PICTURES}/unknown-${name}-${colorScheme}.png` })
      }
      await context.close()
    }
})

/** True where the first page’s canvas is not blank. */
function inked(page: Page): Promise<boolean> {
  return page.$eval('.sheet[data-page="1"] canvas', (canvas) => {
    const { width, height } = canvas as HTMLCanvasElement
    const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height)
    return data.some((value, index) => index % 4 === 0 && value < 100)
  })
}
