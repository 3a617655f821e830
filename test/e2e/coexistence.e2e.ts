import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sidebarOf, startBrowser, type Browser } from './browser'
import { servePages, STRICT, type PageServer } from './pages/serve'
import { shellInside, until } from './pages/shell-inside'

const PERSON = (name: string) =>
  `<main><p itemscope itemtype="https://schema.org/Person"><b itemprop="name">${name}</b>
    <a itemprop="email" href="mailto:${name}@acme.example">${name}@acme.example</a></p></main>`
/** A host's own bar of add-ons and compose box, at the right edge and at the foot. */
const HOST_PARTS = `<nav style="position:fixed;top:0;right:0;bottom:0;width:56px;background:#ddd">
    <button id="addon" onclick="document.body.dataset.addon='clicked'">A</button></nav>
  <section style="position:fixed;right:60px;bottom:0;width:480px;height:300px;background:#fff">
    <textarea id="draft" style="width:440px;height:200px"></textarea>
    <button id="send" onclick="document.body.dataset.send='clicked'">Send</button></section>`

/** Takes no frame that is not isolated as well. */
const ISOLATED = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
}

let browser: Browser
let pages: PageServer
let page: Page
let said: string[]

beforeAll(async () => {
  pages = await servePages({
    '/ann': { body: PERSON('ann') },
    '/bob': { body: PERSON('bob') },
    '/host': { body: PERSON('ann') + HOST_PARTS },
    '/strict': { body: PERSON('ann'), headers: STRICT },
    '/isolated': { body: PERSON('ann'), headers: ISOLATED },
  })
  const other = join(import.meta.dirname, '../fixtures/other-extension')
  browser = await startBrowser(undefined, { beside: [other], keepsPages: true, load: 'flags' })
})
beforeEach(async () => {
  await browser.worker.evaluate(() => chrome.storage.local.clear())
  page = await browser.context.newPage()
  said = []
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`))
  page.on('pageerror', (error) => said.push(`error ${error.message}`))
})
afterEach(async () => {
  // Nothing that is ours in the host's console: no error of our code, no word of our name.
  expect(said.filter((line) => /halfdoor|chrome-extension|Uncaught|content-scripts/i.test(line))).toEqual([])
  await page.close()
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

async function shows(text: string): Promise<void> {
  await (await sidebarOf(page)).getByText(text).first().waitFor({ timeout: 10_000 })
}
const oneShell = async () => expect(await (await shellInside(page)).count()).toBe(1)
const marked = (name: string) => page.evaluate((key) => document.body.dataset[key], name)

describe('beside the host’s own panels and other extensions', () => {
  it('leaves all of them usable when it is closed to its handle', async () => {
    await page.goto(`${pages.origin}/host`)
    await shows('ann@acme.example')
    await (await sidebarOf(page)).getByRole('button', { name: 'Close' }).click()
    await page.locator('#other-button').click()
    expect(await marked('other')).toBe('clicked')
    await page.locator('#send').click()
    expect(await marked('send')).toBe('clicked')
  })

  it('moves to the other edge by one button, and all of the right one is free', async () => {
    await page.goto(`${pages.origin}/host`)
    const shell = await shellInside(page)
    await until(shell.count, (count) => count === 1)
    if (!(await shell.box('.panel'))) await shell.click('.door')
    await shell.click('.move')
    await until(
      () => shell.box('.panel'),
      (box) => box?.x === 0,
    )
    await page.evaluate(() => document.getElementById('other-sidebar')!.remove())
    await page.locator('#addon').click()
    expect(await marked('addon')).toBe('clicked')
    await page.locator('#draft').fill('Dear Ann')
    await page.locator('#send').click()
    expect(await marked('send')).toBe('clicked')
  })
})

describe('a page', () => {
  // A browser keeps no page with an extension's frame in it; one with the handle alone it does.
  it('that comes back from the browser’s cache shows its own person, in one sidebar', async () => {
    await page.goto(`${pages.origin}/ann`)
    await shows('ann@acme.example')
    await (await sidebarOf(page)).getByRole('button', { name: 'Close' }).click()
    await page.waitForTimeout(1000)
    await page.reload()
    const shell = await shellInside(page)
    await until(shell.count, (count) => count === 1)
    await page.evaluate(() => Object.assign(window, { keptSince: 1 }))
    await page.goto(`${pages.origin.replace('127.0.0.1', 'localhost')}/bob`)
    await shows('bob@acme.example')
    await page.goBack({ waitUntil: 'commit' })
    // Proof that this is the cached page and not a new one.
    expect(await page.evaluate(() => 'keptSince' in window)).toBe(true)
    await oneShell()
    await (await shellInside(page)).click('.door')
    await shows('ann@acme.example')
    await oneShell()
  })

  it('that was frozen follows the page again', async () => {
    await page.goto(`${pages.origin}/ann`)
    await shows('ann@acme.example')
    const tools = await page.context().newCDPSession(page)
    await tools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await page.waitForTimeout(2000)
    await tools.send('Page.setWebLifecycleState', { state: 'active' })
    await page.evaluate((html) => {
      document.querySelector('main')!.outerHTML = html
    }, PERSON('bob'))
    await shows('bob@acme.example')
    await oneShell()
  })

  it('that isolates itself has the sidebar all the same', async () => {
    await page.goto(`${pages.origin}/isolated`)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    await shows('ann@acme.example')
    await oneShell()
  })

  it('with a strict policy hears no error of ours', async () => {
    await page.goto(`${pages.origin}/strict`)
    await shows('ann@acme.example')
    await oneShell()
  })
})
