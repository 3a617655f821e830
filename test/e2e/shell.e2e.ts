import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { sidebarOf, startBrowser, type Browser } from './browser'
import { servePages, STRICT, type PageServer } from './pages/serve'
import { shellInside, tell, until } from './pages/shell-inside'

let browser: Browser
let pages: PageServer

/** What a script of an older version leaves: it lives on, and no message reaches it. */
const LEFTOVER = `<script>
  const old = document.createElement('div')
  old.id = 'old'
  old.attachShadow({ mode: 'closed' }).innerHTML = '<div class="halfdoor">Old</div>'
  document.documentElement.append(old)
</script>`

beforeAll(async () => {
  pages = await servePages({
    '/plain': { body: '<h1>Plain</h1><input id="field">' },
    '/strict': { body: '<h1>Strict</h1>', headers: STRICT },
    '/leftover': { body: LEFTOVER },
    '/other': { body: '<h1>Other</h1>' },
    '/hostile': { body: '<style>html > *, div { display: none !important; opacity: 0 !important }</style>' },
  })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await pages.close()
})

beforeEach(() => browser.worker.evaluate(forget))
afterEach(() => Promise.all(browser.context.pages().map((page) => page.close())))

/** Runs in the worker: no site is remembered. */
async function forget(): Promise<void> {
  const keys = Object.keys(await chrome.storage.local.get(null))
  await chrome.storage.local.remove(keys.filter((key) => key.startsWith('shell:')))
}

async function open(path: string) {
  const page = await browser.context.newPage()
  await page.goto(pages.origin + path)
  const shell = await shellInside(page)
  await until(shell.count, (count) => count === 1)
  return { page, shell }
}

it('stands in a page whose policy forbids frames, styles and scripts', async () => {
  const { page, shell } = await open('/strict')
  expect(await (await sidebarOf(page)).title()).toBe('Halfdoor')
  expect(await shell.box('.panel')).toEqual({ x: 920, y: 0, width: 360, height: 800 })
})

it('is drawn whatever the page says of its own elements', async () => {
  const { shell } = await open('/hostile')
  expect(await shell.box('.panel')).toMatchObject({ x: 920, width: 360 })
})

it('gives the page no hold on the sidebar and not the id of the extension', async () => {
  const { page } = await open('/plain')
  await sidebarOf(page)
  const seen = await page.evaluate(() => {
    const host = document.documentElement.lastElementChild!
    return {
      root: host.shadowRoot,
      frames: window.length,
      attributes: host.getAttributeNames(),
      text: document.documentElement.outerHTML + JSON.stringify(performance.getEntries()),
    }
  })
  expect(seen).toMatchObject({ root: null, frames: 0, attributes: [] })
  expect(seen.text).not.toContain(browser.id)
  expect(seen.text).not.toContain('chrome-extension')
})

it('is never there twice, however often the script is put into the page', async () => {
  const { page, shell } = await open('/plain')
  await browser.worker.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({})
    const tabId = tabs.find((tab) => tab.url === url)!.id!
    const files = ['content-scripts/page.js']
    for (let i = 0; i < 3; i++) await chrome.scripting.executeScript({ target: { tabId }, files })
  }, page.url())
  expect(await shell.count()).toBe(1)
  expect(page.frames().filter((frame) => frame.url().includes('sidebar.html'))).toHaveLength(1)
})

it('is resized by its inner edge, with pointer and keys, and remembered on this site only', async () => {
  const { page, shell } = await open('/plain')
  await page.mouse.move(917, 700)
  await page.mouse.down()
  await page.mouse.move(700, 700, { steps: 8 })
  await page.mouse.move(860, 700, { steps: 4 })
  await page.mouse.up()
  expect(await shell.box('.panel')).toMatchObject({ x: 860, width: 420 })
  await page.keyboard.press('ArrowLeft')
  expect(await shell.attribute('.edge', 'aria-valuenow')).toBe('436')
  await until(storedStates, (states) => Object.values(states).some(({ width }) => width === 436))
  await page.reload()
  await until(
    () => shell.box('.panel'),
    (box) => box?.width === 436,
  )
  const local = await browser.context.newPage()
  await local.goto(pages.origin.replace('127.0.0.1', 'localhost') + '/plain')
  const there = await shellInside(local)
  await until(
    () => there.box('.panel'),
    (box) => box?.width === 360,
  )
})

it('collapses to a slim handle that moves along the edge and to the other one', async () => {
  const { page, shell } = await open('/other')
  await shell.click('.door')
  expect(await shell.box('.panel')).toBeUndefined()
  const handle = await shell.box('.handle')
  expect(handle).toMatchObject({ x: 1256, width: 24 })
  expect(await shell.attribute('.door', 'title')).toBe('Open Halfdoor')
  await page.mouse.move(handle!.x + 12, handle!.y + 20)
  await page.mouse.down()
  await page.mouse.move(100, 220, { steps: 8 })
  await page.mouse.up()
  expect(await shell.box('.handle')).toMatchObject({ x: 0, y: 200 })
  expect(await shell.box('.panel')).toBeUndefined()
  await shell.click('.door')
  expect(await shell.box('.panel')).toMatchObject({ x: 0 })
  await shell.click('.move')
  expect((await shell.box('.panel'))!.x).toBeGreaterThan(700)
})

it('opens, closes and takes the keyboard when told, and gives it back', async () => {
  const { page, shell } = await open('/plain')
  await page.click('#field')
  await tell(browser.worker, page, 'shellToggle', { open: false })
  expect(await shell.box('.panel')).toBeUndefined()
  await tell(browser.worker, page, 'shellToggle', {})
  expect(await shell.box('.panel')).toBeDefined()
  await tell(browser.worker, page, 'shellFocus', {})
  const sidebar = await sidebarOf(page)
  await until(
    () => sidebar.evaluate(() => document.hasFocus()),
    (has) => has,
  )
  await tell(browser.worker, page, 'shellToggle', { open: false })
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field')
})

it('comes back when the page throws it out, and not for ever', async () => {
  const { page, shell } = await open('/plain')
  const throwOut = () => page.evaluate(() => document.documentElement.lastElementChild!.remove())
  await throwOut()
  await until(shell.count, (count) => count === 1)
  await page.evaluate(() => document.body.replaceWith(document.createElement('body')))
  expect(await shell.count()).toBe(1)
  for (let i = 0; i < 3; i++) await throwOut()
  expect(await shell.count()).toBe(0)
})

it('stays where it is when the page changes its address', async () => {
  const { page, shell } = await open('/plain')
  const sidebar = await sidebarOf(page)
  await page.evaluate(() => history.pushState({}, '', '/other?again'))
  expect(await shell.count()).toBe(1)
  expect((await sidebarOf(page)) === sidebar).toBe(true)
})

it('is not printed', async () => {
  const { page, shell } = await open('/plain')
  await page.emulateMedia({ media: 'print' })
  expect(await shell.box('.panel')).toBeUndefined()
  expect(await shell.box('.handle')).toBeUndefined()
})

it('takes the place of what an older version left in the page', async () => {
  const { page, shell } = await open('/leftover')
  expect(await shell.count()).toBe(1)
  expect(await page.evaluate(() => document.getElementById('old'))).toBeNull()
})

// Last, for a reloaded extension does not come back in a driven browser.
it('says that it was updated, and goes away when asked', async () => {
  const { shell } = await open('/plain')
  await browser.worker.evaluate(() => chrome.runtime.reload())
  await until(
    () => shell.box('.note'),
    (box) => box !== undefined,
  )
  expect(await shell.box('.panel')).toBeUndefined()
  await shell.click('.note button')
  expect(await shell.count()).toBe(0)
})

async function storedStates(): Promise<Record<string, { width: number }>> {
  return browser.worker.evaluate(async () => {
    const all = await chrome.storage.local.get(null)
    return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('shell:'))) as never
  })
}
