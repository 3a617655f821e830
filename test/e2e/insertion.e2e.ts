import type { Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startBrowser, type Browser } from './browser.ts'
import { caretBehind, CONTENT, goToSidebar, insertInto, openPage, untilShell } from './insertion-steps.ts'
import { servePages, STRICT, type PageServer } from './pages/serve.ts'
import { until } from './pages/shell-inside.ts'

const LINK = CONTENT.html
const BIG = 'style="display:block;width:700px;height:160px"'
const RICH = `<div id="body" contenteditable="true" ${BIG}><p>Dear Ann,</p><p>here it comes.</p></div>`

/** The editor must have its height. */
const STRICT_BUT_STYLED = {
  'content-security-policy': STRICT['content-security-policy'].replace(
    "style-src 'none'",
    "style-src 'unsafe-inline'",
  ),
}

let browser: Browser
let pages: PageServer

beforeAll(async () => {
  pages = await servePages({
    '/textarea': { body: `<form><textarea id="body" ${BIG}>Dear Ann, regards</textarea></form>` },
    '/plain-reply': {
      body: `<form><textarea id="body" ${BIG}>Hello.\n\nAnn wrote:\n&gt; When?\n\n-- \nAnna</textarea></form>`,
    },
    '/rich': { body: `<form>${RICH}</form>` },
    '/rich-strict': { body: `<form>${RICH}</form>`, headers: STRICT_BUT_STYLED },
    '/reply': {
      body: `<form><div id="body" contenteditable="true" ${BIG}><p>Dear Ann,</p><div class="signature">Anna</div><blockquote><p>When?</p></blockquote></div></form>`,
    },
    '/quoting': {
      body: `<form><div id="body" contenteditable="true" ${BIG}><p>Dear Ann,</p><blockquote><p>See ${LINK}</p></blockquote></div></form>`,
    },
    '/styled': {
      body: `<style>#body p { font-size: 14px; color: #333 } #body { font-size: 17px; color: #111 }</style><form>${RICH}</form>`,
    },
    '/readonly': {
      body: `<form>${RICH}<textarea id="text" ${BIG}>Dear Ann,</textarea></form>`,
    },
    '/vanishing': {
      body: `<form>${RICH}</form><script>
        document.getElementById('body').oninput = (event) => event.currentTarget.remove()
      </script>`,
    },
    '/greedy': {
      body: `<form>${RICH}</form><script>
        document.getElementById('body').addEventListener('paste', (event) => event.preventDefault())
      </script>`,
    },
    '/design': {
      body: `<iframe id="frame" ${BIG}></iframe><script>
        const inner = document.getElementById('frame').contentDocument
        inner.designMode = 'on'
        inner.body.innerHTML = '<p>Dear Ann,</p><p>here it comes.</p>'
      </script>`,
    },
    '/framed': {
      body: `<form><button type="button" id="make">New mail</button></form><script>
        document.getElementById('make').onclick = () => {
          const frame = document.createElement('iframe')
          frame.id = 'frame'
          frame.style.cssText = 'display:block;width:700px;height:160px'
          document.querySelector('form').append(frame)
          const inner = frame.contentDocument
          inner.open()
          inner.write('<html><body contenteditable="true" style="height:140px"><p>Dear Ann,</p><p>here it comes.</p></body></html>')
          inner.close()
        }
      </script>`,
    },
    '/shadow': {
      body: `<div id="box"></div><script>
        document.getElementById('box').attachShadow({ mode: 'open' }).innerHTML = '<p>Empty</p>'
      </script><form>${RICH}</form>`,
    },
    '/two': {
      body: `<form id="one"><textarea id="a" ${BIG}>First</textarea></form>
        <form id="two"><input id="subject"><textarea id="b" ${BIG}>Second</textarea></form>`,
    },
    '/none': { body: '<p>Nobody writes here.</p>' },
    '/deaf': {
      body: `<form><div id="body" contenteditable="true" ${BIG}><p>Dear Ann,</p></div></form><script>
        const body = document.getElementById('body')
        const kept = body.innerHTML
        new MutationObserver(() => body.innerHTML === kept || (body.innerHTML = kept)).observe(body, { childList: true, subtree: true, characterData: true })
      </script>`,
    },
  })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await pages.close()
})
afterEach(() => Promise.all(browser.context.pages().map((page) => page.close())))

const open = (path: string) => openPage(browser, pages.origin + path)
const insert = (page: Page, again?: true) =>
  insertInto(browser, page, again ? { ...CONTENT, again } : CONTENT)
const value = (page: Page, selector = '#body') => page.inputValue(selector)
const html = async (where: Page | Frame, selector = '#body') =>
  (await where.innerHTML(selector)).replaceAll('&nbsp;', ' ')

it('inserts text into a textarea at the remembered caret, and Ctrl+Z takes it back', async () => {
  const page = await open('/textarea')
  await caretBehind(page, '#body', 'Ann,')
  await goToSidebar(page)
  expect(await insert(page)).toEqual({ outcome: 'inserted', method: 'insertText' })
  expect(await value(page)).toBe(`Dear Ann, ${CONTENT.text} regards`)
  await page.keyboard.press('Control+z')
  expect(await value(page)).toBe('Dear Ann, regards')
})

it('puts text before signature and quote of a plain reply that nobody has touched', async () => {
  const page = await open('/plain-reply')
  await insert(page)
  expect(await value(page)).toBe(`Hello.\n\n${CONTENT.text}\nAnn wrote:\n> When?\n\n-- \nAnna`)
})

it('inserts a link into rich text at the remembered caret, once, and Ctrl+Z takes it back', async () => {
  const page = await open('/rich')
  await caretBehind(page, '#body', 'here')
  await goToSidebar(page)
  expect(await insert(page)).toEqual({ outcome: 'inserted', method: 'insertHtml' })
  expect(await html(page)).toBe(`<p>Dear Ann,</p><p>here ${LINK} it comes.</p>`)
  await page.keyboard.press('Control+z')
  expect(await html(page)).toBe('<p>Dear Ann,</p><p>here it comes.</p>')
})

it('inserts under Trusted Types and a policy that allows nothing', async () => {
  const page = await open('/rich-strict')
  expect(await insert(page)).toMatchObject({ outcome: 'inserted' })
  expect(await html(page)).toBe(`<p>Dear Ann,</p><p>here it comes. ${LINK}</p>`)
})

it('puts a link in a line of its own before the signature when the caret was never there or is in the quote', async () => {
  const page = await open('/reply')
  const given = await html(page)
  const wanted = `<p>Dear Ann,</p><br><p>${LINK}</p><div class="signature">Anna</div><blockquote><p>When?</p></blockquote>`
  await insert(page)
  expect(await html(page)).toBe(wanted)
  await page.keyboard.press('Control+z')
  expect(await html(page)).toBe(given)
  await page.reload()
  await untilShell(page)
  await caretBehind(page, '#body', 'When?')
  await goToSidebar(page)
  await insert(page)
  expect(await html(page)).toBe(wanted)
})

it('inserts into a frame in design mode', async () => {
  const page = await open('/design')
  const inner = page.frames()[1]!
  await caretBehind(inner, 'body', 'here')
  await goToSidebar(page)
  expect(await insert(page)).toMatchObject({ outcome: 'inserted' })
  expect(await html(inner, 'body')).toBe(`<p>Dear Ann,</p><p>here ${LINK} it comes.</p>`)
})

it('inserts into an editor frame that is made and written later', async () => {
  const page = await open('/framed')
  await page.click('#make')
  const inner = await until(
    async () =>
      page.frames().find((frame) => !frame.url().startsWith('http') && !frame.url().includes('sidebar')),
    (frame) => frame !== undefined,
  )
  await caretBehind(inner!, 'body', 'here')
  await goToSidebar(page)
  expect(await insert(page)).toMatchObject({ outcome: 'inserted' })
  expect(await html(inner!, 'body')).toBe(`<p>Dear Ann,</p><p>here ${LINK} it comes.</p>`)
})

it('inserts once when asked twice at once, and twice only when that is said', async () => {
  const page = await open('/rich')
  await caretBehind(page, '#body', 'comes.')
  const outcomes = await Promise.all([insert(page), insert(page)])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['inserted', 'already'])
  expect((await html(page)).split('Security overview')).toHaveLength(2)
  expect(await insert(page, true)).toMatchObject({ outcome: 'inserted', again: true })
  expect((await html(page)).split('Security overview')).toHaveLength(3)
})

it('does not take what is quoted for what the draft has already', async () => {
  const page = await open('/quoting')
  expect(await insert(page)).toEqual({ outcome: 'inserted', method: 'insertHtml' })
  expect(await insert(page)).toEqual({ outcome: 'already' })
})

it('takes the draft last in focus, also by its subject', async () => {
  const page = await open('/two')
  await page.click('#b')
  await page.click('#a')
  await goToSidebar(page)
  await insert(page)
  expect(await value(page, '#a')).toContain(CONTENT.text)
  expect(await value(page, '#b')).toBe('Second')
  await page.click('#subject')
  await goToSidebar(page)
  await insert(page)
  expect(await value(page, '#b')).toContain(CONTENT.text)
  expect((await value(page, '#a')).split(CONTENT.text)).toHaveLength(2)
})

it('leaves no font or colour behind that nobody has chosen, at the end of a line', async () => {
  const page = await open('/styled')
  await caretBehind(page, '#body', 'comes.')
  expect(await insert(page)).toMatchObject({ outcome: 'inserted' })
  expect(await html(page)).toBe(`<p>Dear Ann,</p><p>here it comes.<span> </span>${LINK}</p>`)
  await page.keyboard.press('Control+z')
  expect(await html(page)).toBe('<p>Dear Ann,</p><p>here it comes.</p>')
})

it('tries another way where the editor takes a paste and does nothing with it', async () => {
  const page = await open('/greedy')
  await caretBehind(page, '#body', 'here')
  expect(await insert(page)).toEqual({ outcome: 'inserted', method: 'insertHtml' })
  expect(await html(page)).toBe(`<p>Dear Ann,</p><p>here ${LINK} it comes.</p>`)
})

it('says that there is no draft where the one in focus may not be written in any more', async () => {
  const page = await open('/readonly')
  await page.click('#body')
  await page.evaluate(() => {
    document.getElementById('body')!.contentEditable = 'false'
    ;(document.getElementById('text') as HTMLTextAreaElement).readOnly = true
  })
  expect(await insert(page)).toEqual({ outcome: 'noDraft' })
})

it('says that it failed where the editor goes away with what was inserted', async () => {
  const page = await open('/vanishing')
  await caretBehind(page, '#body', 'here')
  expect(await insert(page)).toEqual({ outcome: 'failed' })
})

it('says that there is no draft', async () => {
  const page = await open('/none')
  expect(await insert(page)).toEqual({ outcome: 'noDraft' })
})

it('says that it failed where the editor takes nothing', async () => {
  const page = await open('/deaf')
  expect(await insert(page)).toEqual({ outcome: 'failed' })
  expect(await html(page)).toBe('<p>Dear Ann,</p>')
})
