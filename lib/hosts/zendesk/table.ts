import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

const REQUESTER = '[data-test-id="ticket-system-field-requester-select"]'
const LAYOUT = '.ticket-panes-grid-layout'
const TAB = '[data-test-id="header-tab"][data-entity-id="{id}"][data-entity-is-selected="true"]'

/**
 * Open tickets stay mounted behind one another; each has its number in an attribute. Who asked is shown by name; where
 * the address stands is unknown, so what is found of it is asked about. A user's page: only its tab is known, so the
 * id in the URL and the name are all there is.
 */
export const zendesk: HostTable = {
  host: 'zendesk',
  label: 'Zendesk',
  sites: ['*.zendesk.com'],
  // Others are the help centre's.
  paths: '^/agent(?:/|$)',
  routes: [
    { pattern: '^/agent/tickets/(?<thread>\\d+)' },
    { pattern: '^/agent/users/(?<id>\\d+)', object: 'contact' },
  ],
  link: '/agent/users/{id}',
  mail: {
    panes: [
      `${LAYOUT}[data-test-id="ticket-{id}-custom-layout"]`,
      `${LAYOUT}[data-test-id^="ticket-{id}-"]`,
      // Where the layout does not say whose ticket it is.
      `${LAYOUT}[data-is-active="true"]:not([data-test-id^="ticket-"])`,
      `${LAYOUT}.active:not([data-test-id^="ticket-"])`,
    ],
    body: '[data-test-id="omni-log-item-message"][type="end-user"]',
    // The conversation, colleagues, and what opens over it.
    skip: '[data-test-id="omni-log-container"],[data-test-id^="assignee-field"],[data-test-id="ticket-fields-collaborators"],[contenteditable],[role=listbox],[role=dialog]',
    people: {
      from: [
        // The person's name, or the address where they have none.
        probe('B', REQUESTER),
        probe('C', `${REQUESTER} [data-garden-id="tags.avatar"]`, 'alt'),
        probe('C', '[class*="component-type-ContextPanel"] a[href^="mailto:"]'),
      ],
    },
    subject: [probe('B', '[data-test-id="omni-header-subject"]')],
  },
  record: {
    panes: ['body'],
    skip: LAYOUT,
    email: [],
    // A user's tab has the user's name; a ticket could bear the same number.
    name: [probe('C', `${TAB}:not([data-entity-type^="TICKET"]) [data-test-id="header-tab-title"]`)],
  },
}
