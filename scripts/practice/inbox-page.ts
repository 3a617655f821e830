import { LETTERS, MAILBOX_OWNER } from './mailbox.ts'
import { escapeHtml, jsonScript, page } from './markup.ts'

/** The webmail "Postbox". The script draws list, message and drafts from the letters; the address's hash names the open one. */
export function inboxPage(): string {
  const { name, email } = MAILBOX_OWNER
  return page({
    title: 'Inbox · Postbox',
    style: 'postbox.css',
    script: 'postbox.js',
    user: MAILBOX_OWNER,
    body: `<header class="bar">
      <strong class="mark">Postbox</strong>
      <button type="button" id="new-message" class="primary">New message</button>
      <span class="practice">Practice: nothing is sent</span>
      <span class="me" data-name="${escapeHtml(name)}">${escapeHtml(email)}</span>
    </header>
    <main class="mail">
      <nav class="list" aria-label="Messages"><ul id="list"></ul></nav>
      <section class="reading" aria-label="Message" id="reading"></section>
    </main>
    <div id="popup-place"></div>
    <div class="toast" role="status" id="toast" hidden></div>
    ${jsonScript('letters', LETTERS)}`,
  })
}
