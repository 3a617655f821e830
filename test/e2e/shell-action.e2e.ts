import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { sidebarOf, startBrowser, type Browser } from './browser'
import { servePages, type PageServer } from './pages/serve'
import { shellInside, until } from './pages/shell-inside'

let browser: Browser
let pages: PageServer
/** The same pages under a name that the extension may not read unasked. */
let ungranted: string

beforeAll(async () => {
  pages = await servePages({
    '/page': { body: '<h1>Page</h1>' },
    '/person': { body: '<main><h1>Ann</h1><a href="mailto:ann@acme.example">ann@acme.example</a></main>' },
  })
  ungranted = pages.origin.replace('127.0.0.1', 'ungranted.localhost')
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await pages.close()
})
afterEach(() => Promise.all(browser.context.pages().map((page) => page.close())))

/** Clicks the extension's toolbar button while a page is in front. */
async function clickAction(page: Page): Promise<void> {
  const tools = await browser.context.browser()!.newBrowserCDPSession()
  const { targetInfos } = await tools.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const targetId = targetInfos.find(({ url }) => url === page.url())!.targetId
  // The protocol's types lag behind the browser here.
  const send = tools.send.bind(tools) as unknown as (method: string, input: object) => Promise<unknown>
  await send('Extensions.triggerAction', { id: browser.id, targetId })
  await tools.detach()
}

/** The sites on which the page's script stands by itself. */
const registeredSites = () =>
  browser.worker.evaluate(async () => {
    const scripts = await chrome.scripting.getRegisteredContentScripts()
    return scripts.flatMap(({ matches }) => matches ?? []).join()
  })

/** Lets the worker hear what only a person's hand at the browser's own controls brings about. */
const happen = (event: string, ...inputs: unknown[]) =>
  browser.worker.evaluate(
    ({ event, inputs }) => {
      const [api, name] = event.split('.') as [string, string]
      ;(chrome as any)[api][name].dispatch(...inputs)
    },
    { event, inputs },
  )

const tabOf = (page: Page) =>
  browser.worker.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({})
    return tabs.find((tab) => tab.url === url)!
  }, page.url())

it('stands on granted sites by itself, and nowhere else', async () => {
  const granted = await browser.worker.evaluate(() => chrome.permissions.getAll())
  await until(registeredSites, (sites) => sites === granted.origins!.join())
  const page = await browser.context.newPage()
  await page.goto(`${ungranted}/page`)
  await page.waitForTimeout(500)
  expect(await (await shellInside(page)).count()).toBe(0)
})

it('comes at once to the open pages of a site that is granted, and to later ones', async () => {
  await until(registeredSites, (sites) => sites !== '')
  await browser.worker.evaluate(() => chrome.scripting.unregisterContentScripts())
  const page = await browser.context.newPage()
  await page.goto(`${pages.origin}/page`)
  expect(await (await shellInside(page)).count()).toBe(0)
  await happen('permissions.onAdded', { origins: ['http://127.0.0.1/*'] })
  await sidebarOf(page)
  await until(registeredSites, (sites) => sites.includes('127.0.0.1'))
})

it('reads an open page no more when its site is taken back, until it is allowed again', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${pages.origin}/person`)
  const panel = await sidebarOf(page)
  await panel.getByText('ann@acme.example').first().waitFor()
  await happen('permissions.onRemoved', { origins: ['http://127.0.0.1/*'] })
  await panel.getByRole('heading', { name: /^127\.0\.0\.1:\d+ is not read$/ }).waitFor()
  expect(await panel.getByText('ann@acme.example').count()).toBe(0)
  await happen('permissions.onAdded', { origins: ['http://127.0.0.1/*'] })
  await panel.getByText('ann@acme.example').first().waitFor()
})

it('opens, takes the keyboard and passes on what is wanted by a keyboard command', async () => {
  const ear = await browser.openOwn('options.html')
  await ear.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(globalThis, { heard })
    chrome.runtime.onMessage.addListener((message) => {
      if (message.type === 'commandGiven') heard.push(message.data)
    })
  })
  const page = await browser.context.newPage()
  await page.goto(`${pages.origin}/page`)
  const tab = await tabOf(page)
  await happen('commands.onCommand', 'give-verdict', tab)
  const sidebar = await sidebarOf(page)
  await until(
    () => sidebar.evaluate(() => document.hasFocus()),
    (has) => has,
  )
  await until(
    () => ear.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard),
    (heard) => JSON.stringify(heard) === JSON.stringify([{ tabId: tab.id, command: 'verdict' }]),
  )
  await happen('commands.onCommand', 'toggle-sidebar', tab)
  const shell = await shellInside(page)
  await until(
    () => shell.box('.panel'),
    (box) => box === undefined,
  )
})

it("opens marketing's page from the button's menu", async () => {
  // There is no browser without a window.
  await browser.context.newPage()
  const opened = browser.context.waitForEvent('page')
  await happen('contextMenus.onClicked', { menuItemId: 'marketing' })
  const page = await opened
  await until(
    async () => page.url(),
    (url) => url === `chrome-extension://${browser.id}/marketing.html`,
  )
})

it('comes to any page by the toolbar button, which then opens and closes it', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${ungranted}/page`)
  const shell = await shellInside(page)
  await clickAction(page)
  await sidebarOf(page)
  expect(await shell.box('.panel')).toBeDefined()
  await clickAction(page)
  await until(
    () => shell.box('.panel'),
    (box) => box === undefined,
  )
  await clickAction(page)
  await until(
    () => shell.box('.panel'),
    (box) => box !== undefined,
  )
  expect(await shell.count()).toBe(1)
})

it('opens as the side panel where a page takes no script', async () => {
  const page = await browser.context.newPage()
  await page.goto('chrome://version/')
  await clickAction(page)
  const panels = () =>
    browser.worker.evaluate(() => chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL' as never] }))
  await until(panels, (contexts) =>
    contexts.some(({ documentUrl }) => documentUrl?.endsWith('/sidebar.html')),
  )
})

it('gives no page a way to what is stored', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${pages.origin}/page`)
  const answer = await browser.worker.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({})
    const tabId = tabs.find((tab) => tab.url === url)!.id!
    const read = () => chrome.storage.local.get(null).then(Object.keys, String)
    const [result] = await chrome.scripting.executeScript({ target: { tabId }, func: read })
    return result!.result
  }, page.url())
  expect(answer).toMatch(/not allowed/)
})
