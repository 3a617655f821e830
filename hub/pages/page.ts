import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from 'hono'
import { html } from 'hono/html'

/** A piece of a page; whatever is put into one is escaped. */
export type Markup = ReturnType<typeof html>

export const STYLES = readFileSync(new URL('./hub.css', import.meta.url), 'utf8')
const version = createHash('sha256').update(STYLES).digest('base64url').slice(0, 12)
/** Changes with its content, so that browsers may keep it. */
export const STYLES_PATH = `/hub.${version}.css`

interface Page {
  title: string
  body: Markup
  /** For lists. */
  wide?: boolean
  /** The way to the pages beside this one. */
  nav?: Markup
  /** The address of a second stylesheet. */
  styles?: string
}

interface Sent {
  status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 429 | 500 | 503
  /** Another origin that a form of this page may lead to. */
  formTo?: string
}

/** Answers a page. Law: no script runs here, nothing frames it, nothing of it is kept. */
export async function sendPage(
  context: Context,
  { title, body, wide = false, nav, styles }: Page,
  { status = 200, formTo }: Sent = {},
): Promise<Response> {
  const { 'content-security-policy': policy, ...rest } = PAGE_HEADERS
  for (const [name, value] of Object.entries(rest)) context.header(name, value)
  context.header('content-security-policy', formTo ? `${policy} ${formTo}` : policy)
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Halfdoor</title>
        <link rel="stylesheet" href="${STYLES_PATH}" />
        ${styles ? html`<link rel="stylesheet" href="${styles}" />` : ''}
      </head>
      <body>
        <main class="${wide ? 'wide' : ''}">
          <p class="mark">${MARK} Halfdoor</p>
          ${nav ?? ''}
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`
  return context.html(await document, status)
}

/** Of every page. `form-action` stands last: a page may add an origin to it. */
export const PAGE_HEADERS = {
  'cache-control': 'no-store',
  // Without the origin of our own pages a form could not be told from a foreign one.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
}

const MARK = html`<svg viewBox="0 0 128 128" aria-hidden="true">
  <rect x="26" y="8" width="76" height="112" rx="8" fill="#f4f6f5" stroke="#1d4f45" stroke-width="8" />
  <path d="M34 16h60v44H34z" fill="#cfe3dc" />
  <path d="M34 16l36 10v38l-36-4z" fill="#1f6f5f" />
  <path d="M34 64h60v48H34z" fill="#2f8f7a" />
  <path d="M34 64h60" stroke="#1d4f45" stroke-width="6" />
  <circle cx="84" cy="80" r="5" fill="#f4f6f5" />
</svg>`
