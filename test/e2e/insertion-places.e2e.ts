import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startBrowser, type Browser } from './browser.ts'
import { CONTENT, insertInto, openPage } from './insertion-steps.ts'
import { servePages, type PageServer } from './pages/serve.ts'

/** Drafts as the mail programs write them, with their own signatures and quotes, that nobody has clicked into yet. */

const LINK = CONTENT.html
const ATTRS = 'contenteditable="true" style="display:block;width:700px;height:200px"'
const QUOTE = '<blockquote class="gmail_quote"><div>When do you ship?</div></blockquote>'
const GMAIL_SIGNATURE =
  '<span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature">Anna</div>'
const OUTLOOK_REPLY =
  '<div id="Signature"><div>Anna</div></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Ann</div><div>When do you ship?</div>'

/** What a draft holds, and what it must hold with `LINK` in it. */
const DRAFTS: Record<string, [attributes: string, given: string, wanted: string]> = {
  'Gmail, a new mail with a signature': [
    'g_editable="true"',
    `<div><br></div><div><br></div>${GMAIL_SIGNATURE}`,
    `<div><br></div><div>${LINK}</div>${GMAIL_SIGNATURE}`,
  ],
  'Gmail, a reply': [
    'g_editable="true"',
    `<div dir="ltr"><br></div><br><div class="gmail_quote"><div class="gmail_attr">Ann wrote:<br></div>${QUOTE}</div>`,
    `<div dir="ltr"><br></div>${LINK}<br><div class="gmail_quote"><div class="gmail_attr">Ann wrote:<br></div>${QUOTE}</div>`,
  ],
  'Outlook, a reply': [
    '',
    `<div class="elementToProof"><br></div>${OUTLOOK_REPLY}`,
    `<div class="elementToProof">${LINK}</div>${OUTLOOK_REPLY}`,
  ],
  'Outlook, a reply that was begun': [
    '',
    `<div class="elementToProof">Dear Ann,</div>${OUTLOOK_REPLY}`,
    `<div class="elementToProof">Dear Ann,</div><br><div>${LINK}</div>${OUTLOOK_REPLY}`,
  ],
  'Thunderbird’s marks': [
    '',
    '<p>Dear Ann,</p><div class="moz-cite-prefix">Ann wrote:<br></div><blockquote type="cite">When?</blockquote>',
    `<p>Dear Ann,</p><br><p>${LINK}</p><div class="moz-cite-prefix">Ann wrote:<br></div><blockquote type="cite">When?</blockquote>`,
  ],
  'a list before the signature': [
    '',
    '<ul><li>One</li></ul><div class="signature">Anna</div>',
    `<ul><li>One</li></ul><div>${LINK}</div><div class="signature">Anna</div>`,
  ],
}

let browser: Browser
let pages: PageServer
const path = (name: string) => `/${Object.keys(DRAFTS).indexOf(name)}`

beforeAll(async () => {
  pages = await servePages(
    Object.fromEntries(
      Object.entries(DRAFTS).map(([name, [attributes, given]]) => [
        path(name),
        { body: `<form><div id="body" ${attributes} ${ATTRS}>${given}</div></form>` },
      ]),
    ),
  )
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})
afterEach(() => Promise.all(browser.context.pages().map((page) => page.close())))

it.each(Object.keys(DRAFTS))('stands before signature and quote: %s', async (name) => {
  const page = await openPage(browser, pages.origin + path(name))
  expect(await insertInto(browser, page)).toEqual({ outcome: 'inserted', method: 'insertHtml' })
  expect(await page.innerHTML('#body')).toBe(DRAFTS[name]![2])
})
