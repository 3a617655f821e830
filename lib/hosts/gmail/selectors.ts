import type { ComposeSelectors } from '../compose'
import type { MailSelectors } from '../mail-page'
import { probe } from '../probe'

/**
 * Gmail's class names look random and stay the same for years in every language; ids are new at each start, and
 * `aria-label`s are translated, so neither is used.
 */
export const gmail: MailSelectors = {
  // Threads left behind stay mounted in hidden [role=main] elements.
  panes: ['[role=main]'],
  // An open message has class adn, a folded one adf; the attribute survives a rename of both.
  messages: '[data-legacy-message-id]',
  body: '.a3s,.iA',
  // zA is a row of the list; the rest are drafts, which name their recipients with the same attributes.
  skip: 'tr.zA,[data-compose-id],.M9',
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
  // The user is called "me" in the header of a message to them.
  own: [probe('A', 'span.g2[name=me]', 'email')],
  draft: [
    probe('B', '.anm[name=to] [data-hovercard-id*="@"]', 'data-hovercard-id'),
    // A reply whose recipients are folded.
    probe('B', '.az9 span[email]', 'email'),
  ],
}

export const gmailCompose: ComposeSelectors = {
  // Inline replies and pop-ups alike; the number tells several open ones apart.
  root: '[role=region][data-compose-id]',
  key: 'data-compose-id',
  body: '[role=textbox]',
}
