import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

const SENDER = '[data-testid="recipients:sender"]'

/**
 * The client's source is public; its test attributes are not translated. A folded message names nobody by address,
 * and only labels, which are translated, tell To from Cc. Unknown: where a draft names its recipients.
 */
export const proton: HostTable = {
  host: 'proton',
  label: 'Proton Mail',
  sites: ['mail.proton.me'],
  // Account, folder or label, conversation; a label's name may be as opaque as the conversation's.
  routes: [{ pattern: '^/u/\\d+/[^/?#]+/(?<thread>[\\w-]{20,}={0,2})' }],
  mail: {
    panes: ['.view-column-detail', 'main'],
    messages: '[data-shortcut-target="message-container"]',
    // A frame of the page's own origin.
    body: '[data-testid="content-iframe"]',
    // `message-column:sender-address` is a row of the list.
    skip: '[data-testid^="message-column"],[data-testid^="message-content"],[data-testid^="composer"],[data-shortcut-target="item-container"]',
    people: {
      from: [
        probe('B', `${SENDER} [data-testid="recipient-address"]`),
        // "More details about Ann <ann@acme.example>": the words are translated, the brackets are not.
        { ...probe('C', SENDER, 'aria-label'), pattern: '.*<([^<>]+@[^<>]+)>' },
        probe('B', `${SENDER} [data-testid="recipient-label"]`),
      ],
      to: [
        { ...probe('B', '[data-testid^="recipients:item-"]', 'data-testid'), pattern: 'item-(\\S+@\\S+)$' },
      ],
    },
    subject: [probe('B', '[data-testid="conversation-header:subject"]')],
    own: [
      { ...probe('C', '[data-testid="heading:userdropdown"] span'), pattern: '^\\S+@\\S+$' },
      // Only while the menu is open.
      probe('B', '[data-testid="userdropdown:label:email"]', 'title'),
    ],
  },
}
