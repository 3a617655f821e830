import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/**
 * Gmail's class names look random and stay the same for years in every language; ids are new at each start, and
 * `aria-label`s are translated, so neither is used.
 */
export const gmail: HostTable = {
  host: 'gmail',
  label: 'Gmail',
  sites: ['mail.google.com'],
  // The hash names a conversation: a list's name, then an opaque token.
  routes: [{ pattern: '#.*/\\w{16,}(\\?|$)' }],
  mail: {
    // Threads left behind stay mounted in hidden [role=main] elements.
    panes: ['[role=main]'],
    // An open message has class adn, a folded one adf; the attribute survives a rename of both.
    messages: '[data-legacy-message-id]',
    body: '.a3s,.iA',
    // zA is a row of the list; the rest are drafts, which name their recipients with the same attributes.
    skip: 'tr.zA,[data-compose-id],.M9,[role=dialog]',
    people: {
      from: [
        // In the capture, and read by every extension we know of.
        probe('A', 'span.gD[email]', 'email', 'name'),
        // The cell around it, should that class go.
        probe('A', 'td.gF span[email]', 'email', 'name'),
        // The hover card's attribute in the header's heading, should both go.
        probe('B', 'h3 [data-hovercard-id*="@"]', 'data-hovercard-id'),
      ],
      // Cc and Reply-To stand only in the folded details, under translated labels.
      to: [probe('A', 'span.g2[email]', 'email', 'name'), probe('A', '.hb span[email]', 'email', 'name')],
    },
    subject: [probe('B', 'h2.hP')],
    // The newer data-thread-perm-id was missing, or the word "undefined", for weeks.
    thread: [probe('B', '[data-legacy-thread-id]', 'data-legacy-thread-id')],
    own: [
      // The user is called "me" in the header of a message to them.
      probe('A', 'span.g2[name=me]', 'email'),
      // The title reads "Subject - address - product", and the subject may hold an address too.
      { ...probe('B', 'head>title'), pattern: ' - (\\S+@\\S+) - [^@]*$' },
    ],
    draft: [
      probe('B', '.anm[name=to] [data-hovercard-id*="@"]', 'data-hovercard-id'),
      // A reply whose recipients are folded.
      probe('B', '.az9 span[email]', 'email'),
    ],
    draftSubject: [probe('A', 'input[name=subjectbox]')],
  },
  compose: {
    // Inline replies and pop-ups alike, and a number that tells several apart; without it, the box around one, the
    // pop-up's dialog, or the page of a window of its own.
    root: [
      '[role=region][data-compose-id]',
      '.M9:not(:has([data-compose-id]))',
      '[role=dialog]:has([g_editable=true]):not(:has(.M9,[data-compose-id]))',
      'body.xE:has([g_editable=true]):not(:has(.M9,[data-compose-id],[role=dialog]))',
    ].join(),
    key: 'data-compose-id',
    body: '[g_editable=true],[role=textbox]',
  },
}
