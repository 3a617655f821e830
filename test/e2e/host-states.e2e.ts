import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { sidebarOf, startBrowser, type Browser } from './browser'
import { servePages, type PageServer } from './pages/serve'

const person = (id: string, address: string) =>
  `<div itemscope itemtype="https://schema.org/Person"><meta itemprop="identifier" content="crm:contact:${id}">
    <h1 itemprop="name">${address.split('@')[0]}</h1><a itemprop="email" href="mailto:${address}">${address}</a></div>`

let browser: Browser
let pages: PageServer
let page: Page

beforeAll(async () => {
  pages = await servePages({
    '/blank': { body: '<div id="late" style="display:none">nothing</div><style>body{display:none}</style>' },
    '/record/1': { body: `<main>${person('1', 'ann@acme.example')}</main>` },
  })
  browser = await startBrowser()
})
beforeEach(async () => {
  page = await browser.context.newPage()
})
afterEach(() => page.close())
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

/** Waits until the sidebar of the page says this. */
async function shows(text: string | RegExp, timeout = 10_000): Promise<void> {
  await (await sidebarOf(page)).getByText(text).first().waitFor({ timeout })
}

it('a loaded page that shows nothing is not waited for for ever, and is read when it shows something', async () => {
  await page.goto(`${pages.origin}/blank`)
  await shows('Waiting for the page')
  await shows('Search by hand')
  await shows('This page cannot be read', 20_000)
  await shows('knows little of this page')
  await page.evaluate(
    (html) => {
      document.querySelector('style')!.remove()
      document.body.innerHTML = `<main>${html}</main>`
    },
    person('1', 'ann@acme.example'),
  )
  await shows('Not in your workspace')
})

it('the person before is not the next record’s, and is asked about where the page goes on to say so', async () => {
  await page.goto(`${pages.origin}/record/1`)
  await shows('Not in your workspace')
  await page.evaluate(() => {
    document.querySelector('meta[itemprop]')!.setAttribute('content', 'crm:contact:2')
    history.pushState({}, '', '/record/2')
  })
  await shows('Waiting for the page')
  await page.waitForTimeout(6000)
  expect(await (await sidebarOf(page)).getByText('ann@acme.example').count()).toBe(0)
  await page.evaluate(() => document.body.append('A clock'))
  await shows('Is this the person?')
  await page.evaluate(
    (html) => {
      document.querySelector('main')!.innerHTML = html
    },
    person('2', 'bob@acme.example'),
  )
  await shows('Not in your workspace')
  await shows('bob@acme.example')
})
