import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

const FROM = '[data-test-id="message-from"]'
const PILL = '[data-test-id="email-pill"]'

/**
 * Class names are hashed; the test attributes outlived the redesign of early 2026. Unknown: where the page shows
 * the signed-in address, and what tells To from Cc.
 */
export const yahoo: HostTable = {
  host: 'yahoo',
  label: 'Yahoo Mail',
  // Country hosts stand before the name; Japan's mail is another product.
  sites: ['mail.yahoo.com', '*.mail.yahoo.com'],
  // Whether the id is of the message or of its conversation is unknown, so it is no key.
  routes: [{ pattern: '^/[^?#]*/messages?/[^/?#]{4,}' }],
  mail: {
    panes: ['[data-test-id="message-group-view"]', '[data-test-id="message-group-view-scroller"]'],
    messages: '[data-test-id="message-view"]',
    body: '[data-test-id="message-view-body"],[data-test-id="message-view-body-content"]',
    skip: 'a[role=article],[data-test-id="senders"],[data-test-id^="compose"],[data-test-id="container-to"]',
    // The pill shows the name, and the address where there is no name.
    chosen: true,
    people: {
      from: [
        // "<ann@acme.example>" stands behind the pill, not in it.
        probe('B', `${FROM} ${PILL}+span`),
        probe('B', `${FROM} ${PILL}`),
        // One source says that the address is in a title.
        probe('C', `${FROM} [title*="@"]`, 'title'),
      ],
      to: [probe('C', '[data-test-id="message-to"]', 'title')],
    },
    subject: [probe('B', '[data-test-id="message-group-subject-text"]')],
    draft: [probe('B', '[data-test-id="container-to"] [data-test-id="pill"]', 'title')],
    draftSubject: [probe('B', '[data-test-id="compose-subject"]')],
  },
}
