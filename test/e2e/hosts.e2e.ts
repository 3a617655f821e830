import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { roundcube } from '../../lib/hosts/roundcube/table.ts'
import { signTables } from '../../scripts/sign-tables/signed-tables.ts'
import { sidebarOf, startBrowser, type Browser } from './browser'
import { servePages, STRICT, type PageServer } from './pages/serve'

const HEAD = '<script src="/program/js/app.js" defer></script>'
const MAIL = (cell: string, address: string) =>
  `<table><tr><td class="${cell}"><span class="rcmContactAddress" title="${address}">Ann</span></td></tr></table>`
const SECRET =
  '<main><h2>Quarterly plan of Ann Lee</h2><p>Call <b id="who-42">ann@acme.example</b></p></main>'

let browser: Browser
let pages: PageServer
let page: Page
let settings: Page

beforeAll(async () => {
  pages = await servePages({
    '/mail/': { head: HEAD, body: MAIL('header from', 'ann@acme.example') },
    '/renamed/': { head: HEAD, body: MAIL('sender', 'ann@acme.example') },
    '/person/1': { body: SECRET },
    '/person/2': { body: SECRET.replaceAll('ann@', 'bob@') },
    '/strict/1': { body: SECRET, headers: STRICT },
    '/nothing': { body: '<main><p>Nobody.</p></main>' },
  })
  browser = await startBrowser()
  settings = await browser.openOwn('options.html')
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
async function shows(text: string | RegExp): Promise<void> {
  const frame = await sidebarOf(page)
  await frame.getByText(text).first().waitFor({ timeout: 10_000 })
}

async function press(name: string): Promise<void> {
  await (await sidebarOf(page)).getByRole('button', { name }).first().click()
}

/** Gives the settings a file of tables. */
async function giveTables(text: string): Promise<void> {
  const file = { name: 'tables.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await settings.getByLabel('File of tables').setInputFiles(file)
}

describe('a host', () => {
  it('that is turned off is not read, and is again when it is turned on', async () => {
    await page.goto(`${pages.origin}/mail/?_action=show&_uid=1&_mbox=INBOX`)
    await shows('ann@acme.example')
    await settings.getByRole('checkbox', { name: /^Roundcube/ }).click()
    await shows('Roundcube is not read')
    expect(await (await sidebarOf(page)).getByText('ann@acme.example').count()).toBe(0)
    await settings.getByRole('checkbox', { name: /^Roundcube/ }).click()
    await shows('ann@acme.example')
  })

  it('whose page has changed says so, until signed tables come; bad ones change nothing', async () => {
    await page.goto(`${pages.origin}/renamed/?_action=show&_uid=1&_mbox=INBOX`)
    await shows('This page has changed')
    const { people } = roundcube.mail!
    const from = [{ confidence: 'B' as const, css: 'td.sender .rcmContactAddress', attribute: 'title' }]
    const table = { ...roundcube, mail: { ...roundcube.mail!, people: { ...people, from } } }
    const key = createPrivateKey(readFileSync(join(import.meta.dirname, '../fixtures/tables/test-key.pem')))
    const signed = JSON.stringify(
      signTables({ version: 20_270_101, engine: 1, off: [], tables: [table] }, key),
    )
    await giveTables(signed.replace('td.sender', 'td.sendex'))
    await settings.getByText('The signature of this file does not fit').waitFor()
    await shows('This page has changed')
    await giveTables(signed)
    await settings.getByText('1 Jan 2027, from a signed file').waitFor()
    await shows('ann@acme.example')
    await giveTables(signed)
    await settings.getByText('not newer than those in use').waitFor()
    await settings.getByRole('button', { name: 'Back to those of the extension' }).click()
    await shows('This page has changed')
  })
})

describe('a page that nobody knows', () => {
  it.each(['person', 'strict'])('is taught by pointing at the address: /%s', async (path) => {
    await page.goto(`${pages.origin}/${path}/1`)
    await press('Point at the address')
    await page.locator('halfdoor-pointing').waitFor({ state: 'attached' })
    await shows('Click the address in the page')
    await page.getByRole('heading').click()
    await page.locator('#who-42').click()
    await shows('Not in your workspace')
    await shows('ann@acme.example')
    if (path === 'person') {
      await page.goto(`${pages.origin}/person/2`)
      await shows('bob@acme.example')
    }
    await page.goto(`${pages.origin}/nothing`)
    await shows('Nobody here')
    await settings.getByRole('button', { name: 'Forget 127.0.0.1' }).click()
    await settings.getByText('Sites you taught').waitFor({ state: 'detached' })
  })

  it('stops at Escape', async () => {
    await page.goto(`${pages.origin}/person/1`)
    await press('Point at the address')
    await page.locator('halfdoor-pointing').waitFor({ state: 'attached' })
    await shows('Click the address in the page')
    await page.getByRole('heading').hover()
    await page.keyboard.press('Escape')
    await shows('Halfdoor remembers the place for')
    expect(await page.locator('halfdoor-pointing').count()).toBe(0)
    await shows('Nobody here')
  })

  it('is reported without its words', async () => {
    await page.goto(`${pages.origin}/person/1`)
    await press('More')
    await (await sidebarOf(page)).getByRole('menuitem', { name: 'Report this page' }).click()
    const text = (await sidebarOf(page)).getByLabel('What is in the file')
    const report = await text.inputValue()
    expect(report).toContain('<h2>x</h2>')
    expect(report).toContain('x@x.x</b>')
    for (const word of ['ann', 'acme', 'Quarterly', '42', '127']) expect(report).not.toContain(word)
    const [download] = await Promise.all([page.waitForEvent('download'), press('Save as a file')])
    expect(download.suggestedFilename()).toBe('halfdoor-generic-page.json')
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ host: 'generic' })
  })
})
