import { html } from 'hono/html'
import { QUIET_HEADERS } from '../files/file-response'
import type { StoredFile } from '../repos/file'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

interface ViewerPage {
  title: string
  file: StoredFile
  /** `/l/<token>/file` */
  fileAddress: string
  /** Where times of pages are told, and of which view; absent where nothing may be noted. */
  report?: { to: string; viewId: string }
}

/** The page that shows a PDF. Law: it says what is told to the sender, and lets the reader end that. */
export function viewerPage({ title, fileAddress, report }: ViewerPage): Response {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/viewer/viewer.css" />
        <script type="module" src="/viewer/viewer"></script>
      </head>
      <body data-file="${fileAddress}" data-report="${report?.to ?? ''}" data-view="${report?.viewId ?? ''}">
        <header>
          <h1 title="${title}">${title}</h1>
          <nav aria-label="Pages and size">
            <button type="button" id="previous" aria-label="Page before" title="Page before (←)">‹</button>
            <span id="place" role="status" aria-label="Page"></span>
            <button type="button" id="next" aria-label="Next page" title="Next page (→)">›</button>
            <button type="button" id="smaller" aria-label="Smaller" title="Smaller (−)">−</button>
            <button
              type="button"
              id="fit"
              aria-label="As wide as the window"
              title="As wide as the window (0)"
            >
              Fit
            </button>
            <button type="button" id="larger" aria-label="Larger" title="Larger (+)">+</button>
            <a class="download" href="${fileAddress}" download>Download</a>
          </nav>
        </header>
        <main id="column" tabindex="0" aria-label="${title}">
          <noscript>This page needs JavaScript to show the document. You can download it instead.</noscript>
        </main>
        <p id="notice" role="alert" hidden></p>
        <footer>
          ${
            report
              ? html`<span>The sender sees that you opened this and which pages you look at.</span>
                  <form method="post" action="${report.to}/off"><button>Do not tell them</button></form>`
              : html`<span>Nobody is told who opens this or which pages are looked at.</span>`
          }
        </footer>
      </body>
    </html>`
  return new Response(String(page), {
    headers: {
      ...QUIET_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    },
  })
}
