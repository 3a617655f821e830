import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, type Browser } from '../e2e/browser.ts'
import { CONTENT, goToSidebar, insertInto, openPage } from '../e2e/insertion-steps.ts'
import { EditorDraft } from './editors-draft.ts'
import { serveEditors, type Conditions, type EditorServer } from './editors-server.ts'
import { START_MS, startEditors } from './editors-start.ts'
import { EDITORS } from './editors-table.ts'

/** The same editors on pages whose policies forbid much, and drafts in several places at once. */

const CONDITIONS: Record<string, Conditions> = {
  "script-src 'self'": {
    headers: {
      'content-security-policy':
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:",
    },
  },
  'Trusted Types': {
    headers: { 'content-security-policy': "require-trusted-types-for 'script'" },
    // Without a policy of the application's own, most of these editors do not start under it.
    first: `trustedTypes.createPolicy('default', { createHTML: (html) => html, createScript: (code) => code, createScriptURL: (url) => url })`,
  },
  'COOP and COEP': {
    headers: {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    },
  },
}

/**
 * CKEditor 4 writes scripts into its page, which takes 'unsafe-inline'. What writes HTML into a frame of its own finds
 * no policy there under Trusted Types.
 */
const DOES_NOT_START: Record<string, string[]> = {
  "script-src 'self'": ['ckeditor4'],
  'Trusted Types': ['designmode', 'tinymce', 'ckeditor4'],
}

let browser: Browser
let stop: () => Promise<void>
const servers = new Map<string, EditorServer>()
const at = (conditions: string) => servers.get(conditions)!.origin

beforeAll(async () => {
  const started = await startEditors()
  stop = started.stop
  for (const [name, conditions] of Object.entries({ ...CONDITIONS, none: {} }))
    servers.set(name, await serveEditors(started.sources, conditions))
  browser = await startBrowser()
}, START_MS)
afterAll(async () => {
  await browser?.close()
  for (const server of servers.values()) await server.close()
  await stop?.()
})
afterEach(() => Promise.all(browser.context.pages().map((page) => page.close())))

describe.each(Object.keys(CONDITIONS))('under %s', (conditions) => {
  const starting = Object.entries(EDITORS).filter(([name]) => !DOES_NOT_START[conditions]?.includes(name))

  it.each(starting)('%s takes it at the caret', async (name, editor) => {
    const draft = await EditorDraft.open(browser, `${at(conditions)}/${name}`, editor)
    await draft.typeLine('see', ' please')
    const before = await draft.model()
    // COEP keeps the sidebar's frame out of the page; the side panel inserts there all the same.
    const from = conditions === 'COOP and COEP' ? 'outside' : 'sidebar'
    expect(await draft.insert(from)).toEqual({ outcome: 'inserted', method: editor.method })
    const inserted = editor.plain ? CONTENT.text : CONTENT.html
    expect(await draft.model()).toBe(before.replace('see please', `see ${inserted} please`))
  })
})

it.each(
  Object.entries(DOES_NOT_START).flatMap(([conditions, names]) => names.map((name) => [name, conditions])),
)('%s does not start at all under %s', async (name, conditions) => {
  const page = await browser.context.newPage()
  await page.goto(`${at(conditions!)}/${name}`)
  await page.waitForTimeout(3000)
  expect(await page.evaluate(() => document.documentElement.dataset.ready)).toBeUndefined()
  await page.goto(`${at('none')}/${name}`)
  await page.waitForFunction('document.documentElement.dataset.ready')
})

describe('drafts in several places', () => {
  it('takes the one last in focus, each in its turn', async () => {
    const page = await openPage(browser, `${at('none')}/several`)
    await page.waitForFunction('document.documentElement.dataset.ready')
    const held = async () =>
      (JSON.parse(await page.evaluate('window.rhModel()')) as string[]).map((html) =>
        html.includes(`>${'Security overview'}</a>`),
      )
    for (const [field, holds] of [
      ['#host [contenteditable]', [false, true, false]],
      ['.ql-editor', [true, true, false]],
      ['#squire', [true, true, true]],
    ] as const) {
      await page.locator(field).click()
      await goToSidebar(page)
      expect(await insertInto(browser, page)).toMatchObject({ outcome: 'inserted' })
      expect(await held()).toEqual(holds)
    }
  })

  it('inserts from the page into a draft in a window that it has opened and written', async () => {
    const page = await openPage(browser, `${at('none')}/popup`)
    const [popOut] = await Promise.all([page.waitForEvent('popup'), page.click('#pop')])
    const draft = popOut.locator('#ed')
    await expect
      .poll(
        async () => {
          await draft.click({ position: { x: 30, y: 14 } })
          await popOut.keyboard.press('End')
          await page.bringToFront()
          await goToSidebar(page)
          return (await insertInto(browser, page)).outcome
        },
        { timeout: 10_000 },
      )
      .toBe('inserted')
    expect(await draft.innerHTML()).toContain(`<p>Dear Priya,&nbsp;${CONTENT.html}</p>`)
    // It is a draft of the page's; a second sidebar would be one too many.
    expect(popOut.frames()).toHaveLength(1)
    await popOut.close()
    await expect.poll(() => insertInto(browser, page)).toEqual({ outcome: 'noDraft' })
  })

  it('inserts into a dialog that fills the screen', async () => {
    const draft = await EditorDraft.open(browser, `${at('none')}/fullscreen`, { field: '#ed', method: '' })
    await draft.page.click('#full')
    await draft.page.waitForFunction('document.fullscreenElement?.id === "box"')
    await draft.typeLine('see', ' please')
    // The sidebar is behind it: the keyboard or the side panel ask for the insertion.
    expect(await insertInto(browser, draft.page)).toMatchObject({ outcome: 'inserted' })
    expect(await draft.model()).toContain(`see ${CONTENT.html} please`)
    expect(await draft.page.evaluate('document.fullscreenElement?.id')).toBe('box')
  })
})
