import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startBrowser, type Browser } from './browser'
import { servePages, type PageServer } from './pages/serve'
import { tell, until } from './pages/shell-inside'

const PERSON = (address: string) =>
  `<h1>Lead</h1><p itemscope itemtype="https://schema.org/Person">
    <a itemprop="email" data-lead="${address}" href="mailto:${address}">${address}</a></p>`

let browser: Browser
let pages: PageServer
/** A page of the extension: what content scripts tell the worker is heard there too. */
let ear: Page
let page: Page

beforeAll(async () => {
  pages = await servePages({
    '/lead': { body: `<main>${PERSON('ann@acme.example')}</main>` },
    '/frame': {
      body: `<main>${PERSON('ann@acme.example')}<iframe src="/editor" width="600" height="200"></iframe></main>`,
    },
    '/editor': { body: '<p>Nothing to write in.</p>' },
  })
  browser = await startBrowser()
  ear = await browser.openOwn('options.html')
})
beforeEach(async () => {
  await ear.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(globalThis, { heard })
    chrome.runtime.onMessage.addListener((message) => {
      if (message.type === 'pageSeen') heard.push(message.data)
    })
  })
  page = await browser.context.newPage()
})
afterAll(async () => {
  await browser.close()
  await pages.close()
})

interface Heard {
  people: { email?: string }[]
  composing: boolean
}
const heard = () => ear.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard)
const lastIs = (address: string) =>
  until(heard, (readings) => readings.at(-1)?.people.some(({ email }) => email === address) === true)

it('tells the lead at once, the next one when the page changes, and nothing twice', async () => {
  await page.goto(`${pages.origin}/lead`)
  await lastIs('ann@acme.example')
  await page.evaluate((html) => {
    document.querySelector('main')!.innerHTML = html
  }, PERSON('bob@other.example'))
  await lastIs('bob@other.example')
  const before = (await heard()).length
  await page.evaluate(() => document.body.append('Something else'))
  await page.waitForTimeout(2500)
  expect(await heard()).toHaveLength(before)
})

it('tells again when the address changes without a load, and when it is asked to', async () => {
  await page.goto(`${pages.origin}/lead`)
  await lastIs('ann@acme.example')
  const first = (await heard()).length
  await page.evaluate(() => history.pushState({}, '', '/lead?next'))
  await until(heard, (readings) => readings.length === first + 1)
  await tell(browser.worker, page, 'readAgain', {})
  await until(heard, (readings) => readings.length === first + 2)
})

it('sees what changes in a frame of the same site', async () => {
  await page.goto(`${pages.origin}/frame`)
  await until(heard, (readings) => readings.length > 0 && !readings.at(-1)!.composing)
  await page.frames()[1]!.evaluate(() => {
    document.body.innerHTML = '<textarea style="width:500px;height:150px">Dear</textarea>'
  })
  await until(heard, (readings) => readings.at(-1)!.composing)
})
