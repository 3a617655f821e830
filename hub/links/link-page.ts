import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { QUIET_HEADERS } from '../files/file-response'

const STYLE = `
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; justify-items: center; padding: 24px;
  box-sizing: border-box; text-align: center; background: light-dark(#f4f6f5, #161918);
  color: light-dark(#1b1f1e, #e8ecea); font: 15px/22px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; font-weight: 600; text-wrap: balance }
p { margin: 0; max-width: 44ch; color: light-dark(#55605d, #9eaaa6); text-wrap: pretty }
svg { width: 40px; height: 40px; margin-bottom: 16px; color: light-dark(#65706d, #8b9793) }
`
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')
/** A door, its upper half open. */
const MARK = `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"
  aria-hidden="true"><path d="M6 21V3h12v18zM6 12h12M6 3l6 2.5V12"/><path d="M15 15.5h.5" stroke-linecap="round"/></svg>`

/** What is said instead of what a link leads to. */
const PAGES = {
  unknown: {
    status: 404,
    title: 'There is nothing at this address',
    words: 'Look whether all of the address was copied, or ask whoever sent it for a new one.',
  },
  closed: {
    status: 410,
    title: 'This link was closed',
    words: 'Whoever sent it has taken it back. Ask them if you still need what it led to.',
  },
  expired: {
    status: 410,
    title: 'This is out of date',
    words: 'What this link led to is no longer offered. Ask whoever sent it for the current one.',
  },
  unavailable: {
    status: 503,
    title: 'This cannot be opened right now',
    words: 'The fault is ours. Try again in a few minutes.',
  },
} as const

/** A page in words, without scripts, pictures or anything from elsewhere. */
export function linkPage(name: keyof typeof PAGES): Response {
  const { status, title, words } = PAGES[name]
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        ${raw(MARK)}
        <h1>${title}</h1>
        <p>${words}</p>
      </body>
    </html>`
  return new Response(String(page), {
    status,
    headers: {
      ...QUIET_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  })
}
