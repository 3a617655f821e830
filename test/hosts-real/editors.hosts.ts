import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, type Browser } from '../e2e/browser.ts'
import { CONTENT } from '../e2e/insertion-steps.ts'
import { EditorDraft } from './editors-draft.ts'
import { serveEditors, type EditorServer } from './editors-server.ts'
import { START_MS, startEditors } from './editors-start.ts'
import { EDITORS } from './editors-table.ts'

/** Every editor, with what it does with an insertion seen in its own model and not only in the page. */

const LINK = 'https://assets.example/security'
const QUOTED = '<p>Dear Ann,</p><blockquote><p>When do you ship?</p></blockquote>'

let browser: Browser
let server: EditorServer
let stop: () => Promise<void>

beforeAll(async () => {
  const started = await startEditors()
  stop = started.stop
  server = await serveEditors(started.sources)
  browser = await startBrowser()
}, START_MS)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await stop?.()
})
afterEach(() => Promise.all(browser.context.pages().map((page) => page.close())))

const editors = Object.entries(EDITORS)

describe.each(editors)('%s', (name, editor) => {
  const inserted = editor.plain ? CONTENT.text : `<a href="${LINK}">Security overview</a>`
  const open = () => EditorDraft.open(browser, `${server.origin}/${name}`, editor)

  it('takes it at the caret, gives the draft back at Ctrl+Z, and goes on being typed into', async () => {
    const draft = await open()
    await draft.typeLine('see', ' please')
    const before = await draft.model()
    expect(before).toContain('see please')

    expect(await draft.insert()).toEqual({ outcome: 'inserted', method: editor.method })
    const after = await draft.model()
    expect(after).toBe(before.replace('see please', `see ${inserted} please`))
    if (!editor.plain) {
      expect(await draft.body.locator(`a[href="${LINK}"]`).count()).toBe(1)
      // Nothing that looks as if somebody had chosen a font.
      const look = (await draft.body.locator('a').getAttribute('style')) ?? ''
      expect(look).not.toMatch(/font|color/)
    }

    await draft.press(...Array.from({ length: editor.undos ?? 1 }, () => 'Control+z'))
    await expect.poll(() => draft.model()).toBe(before)

    // At the beginning of the line it keeps its distance too.
    await draft.press('Home')
    expect(await draft.insert()).toMatchObject({ outcome: 'inserted' })
    expect(await draft.model()).toBe(before.replace('see please', `${inserted} see please`))
    await draft.page.keyboard.type('XY', { delay: 20 })
    await expect.poll(() => draft.model()).toContain('XY')
    expect((await draft.model()).split('Security overview')).toHaveLength(2)
  })
})

describe.each(editors.filter(([, { load }]) => load))('%s with a quoted mail', (name, editor) => {
  it('takes it before the quote, also when the caret stands in it, and gives the draft back', async () => {
    const draft = await EditorDraft.open(browser, `${server.origin}/${name}`, editor)
    // What is lower than a line or two is taken for no draft.
    await draft.page.addStyleTag({ content: `${editor.field} { min-height: 150px }` })
    await draft.page.evaluate(editor.load!, QUOTED)
    await expect.poll(() => draft.model()).toContain('When do you ship?')
    await draft.body.locator('blockquote').first().click()
    // The draft that was given and the insertion are two steps to undo.
    await draft.page.waitForTimeout(1100)
    const before = await draft.model()
    expect(await draft.insert()).toMatchObject({ outcome: 'inserted' })
    const after = await draft.model()
    expect(after).toMatch(/Dear Ann,(?!<a ).*<a href="[^"]*">Security overview<\/a>.*<blockquote>/)
    expect(after).not.toMatch(/<blockquote>.*<a /)
    await draft.press('Control+z')
    await expect.poll(() => draft.model()).toBe(before)
  })
})
