import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TABLES_VERSION } from '../../lib/hosts/registry.ts'
import { roundcube } from '../../lib/hosts/roundcube/table.ts'
import { signTables } from '../../scripts/sign-tables/signed-tables.ts'
import { sidebarOf, startBrowser, type Browser } from './browser'
import { servePages, STRICT, type PageServer } from './pages/serve'

const HEAD = '<script src="/program/js/app.js" defer></script>'
const MAIL = (cell: string, address: string) =>
  `<table><tr><td class="${cell}"><span class="rcmContactAddress" title="${address}">Ann</span></td></tr></table>`
const SECRET =
  '<main><h2>Quarterly plan of Ann Lee</h2><p>Call <b id="who-42">ann@acme.example</b></p></main>'

/** A page that hears everything first and keeps it from everybody else. */
const DEAF = `var heard = []
for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown', 'keyup'])
  addEventListener(name, (event) => { heard.push(name); event.stopImmediatePropagation() }, true)`

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
    '/elsewhere': { body: SECRET.replaceAll('ann@', 'me@') },
    '/quoted/1': {
      body: '<blockquote><b id="who">ann@acme.example</b></blockquote><iframe srcdoc="b@acme.example" width="200" height="60"></iframe><div id="shadow"><template shadowrootmode="open"><p>deep@acme.example</p></template></div><p><input id="field" disabled value="cleo@acme.example"></p>',
    },
    '/deaf/1': { head: `<script>${DEAF}</script>`, body: SECRET },
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

/** Begins to point. */
async function point(path: string): Promise<void> {
  await page.goto(`${pages.origin}${path}`)
  await press('Point at the address')
  await page.locator('halfdoor-pointing').waitFor({ state: 'attached' })
  await shows('Click the address in the page')
}

/** A real click where an element stands, whatever lies over it. */
async function clickAt(css: string): Promise<void> {
  const box = (await page.locator(css).boundingBox())!
  await page.mouse.click(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2)
}

const pointing = () => page.locator('halfdoor-pointing').count()

/** Forgets what was taught. */
async function forget(): Promise<void> {
  await settings.getByRole('button', { name: 'Forget 127.0.0.1' }).click()
  await settings.getByText('Sites you taught').waitFor({ state: 'detached' })
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
      signTables({ version: TABLES_VERSION * 100 + 1, engine: 1, off: [], tables: [table] }, key),
    )
    await giveTables(signed.replace('td.sender', 'td.sendex'))
    await settings.getByText('The signature of this file does not fit').waitFor()
    await shows('This page has changed')
    await giveTables(signed)
    await settings.getByText(/no. 01, from a signed file/).waitFor()
    await shows('ann@acme.example')
    await giveTables(signed)
    await settings.getByText('not newer than those in use').waitFor()
    await settings.getByRole('button', { name: 'Back to those of the extension' }).click()
    await shows('This page has changed')
  })
})

describe('a page that nobody knows', () => {
  it.each(['person', 'strict'])('is taught by pointing at the address: /%s', async (path) => {
    await point(`/${path}/1`)
    await clickAt('h2')
    expect(await pointing()).toBe(1)
    await clickAt('#who-42')
    await shows('Not in your workspace')
    await shows('ann@acme.example')
    if (path === 'person') {
      await page.goto(`${pages.origin}/person/2`)
      await shows('bob@acme.example')
      await shows('Not in your workspace')
      // Of another shape: asked, not sure.
      await page.goto(`${pages.origin}/elsewhere`)
      await shows('Is this the person?')
      await shows('me@acme.example')
    }
    await page.goto(`${pages.origin}/nothing`)
    await shows('Nobody here')
    await forget()
  })

  it('is taught anew, and forgotten, from the panel', async () => {
    await point('/person/1')
    await clickAt('#who-42')
    await shows('Not in your workspace')
    await press('Point at the address')
    await page.locator('halfdoor-pointing').waitFor({ state: 'attached' })
    await press('Stop pointing')
    await page.locator('halfdoor-pointing').waitFor({ state: 'detached' })
    await press('Forget this place')
    await shows('Nobody here')
    await settings.getByText('Sites you taught').waitFor({ state: 'detached' })
  })

  it('is taught with the keyboard alone', async () => {
    await point('/person/1')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await shows('Not in your workspace')
    await shows('ann@acme.example')
    await forget()
  })

  it('is not taught by a quote, a frame or a shadow root, but by a field that is shut', async () => {
    await point('/quoted/1')
    for (const css of ['#who', 'iframe[srcdoc]', '#shadow']) {
      await clickAt(css)
      expect(await pointing(), css).toBe(1)
    }
    await clickAt('#field')
    await shows('Not in your workspace')
    await shows('cleo@acme.example')
    await forget()
  })

  it('hears nothing of the pointing, and cannot stop it', async () => {
    await point('/deaf/1')
    await page.evaluate('heard = []')
    await clickAt('h2')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await page.locator('halfdoor-pointing').waitFor({ state: 'detached' })
    expect(await page.evaluate('heard')).toEqual([])
  })

  it('stops at Escape and at Stop', async () => {
    for (const stop of [() => page.keyboard.press('Escape'), () => press('Stop pointing')]) {
      await point('/person/1')
      await stop()
      await shows('Halfdoor remembers the place for')
      expect(await pointing()).toBe(0)
      await shows('Nobody here')
    }
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
    expect(download.suggestedFilename()).toBe('halfdoor-page.json')
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ host: 'unknown' })
  })
})
