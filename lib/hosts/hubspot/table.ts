import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/** A property of the record, as its card and the list below show it; seen in 2026 for other properties. */
function property(name: string) {
  return [
    probe('C', `[data-selenium-test=property-input-${name}]`),
    probe('C', `[data-test-id=property-input-${name}]`),
  ]
}

/**
 * Class names are random; the vendor's own test attributes are not, though they were renamed three times in early
 * 2026. Users can take the address off the page: the id in the URL is the truth. A mail link outside of its property may
 * be the owner's, so none is read.
 */
export const hubspot: HostTable = {
  host: 'hubspot',
  label: 'HubSpot',
  // app-eu1, app-na2, app-na3, app-ap1, app-au1 and those to come.
  sites: ['app.hubspot.com', 'app-*.hubspot.com'],
  routes: [
    { pattern: '^/contacts/\\d+/record/(?<object>0-[1235])/(?<id>\\d+)' },
    { pattern: '^/contacts/\\d+/(?<object>contact|company|deal|ticket)/(?<id>\\d+)' },
  ],
  objects: { '0-1': 'contact', '0-2': 'company', '0-3': 'deal', '0-5': 'ticket' },
  record: {
    // The left column is about this record, the right one about those associated with it.
    panes: [
      '[data-test-id=left-sidebar]',
      '#record-page-left-sidebar',
      '[data-card-type=OBJECT_HIGHLIGHT]',
      '[data-selenium-test=contact-highlight-details]',
    ],
    skip: '[role=dialog],[data-test-id=middle-pane],[data-test-id=records-right-sidebar],[contenteditable]',
    email: [
      ...property('email'),
      // The highlight card names the property beside its value, perhaps without a space between them.
      { ...probe('C', '[data-test-id=highlight-property-item-email] :not(:has(*))'), pattern: '\\S+@\\S+' },
    ],
    name: [
      probe('B', '[data-selenium-test=highlightTitle]'),
      probe('B', '[data-test-id=highlight-record-label]'),
      // Last, because it may still be the page before.
      { ...probe('C', 'head>title'), pattern: '^(.+?)\\s*\\|\\s*HubSpot' },
    ],
    title: property('jobtitle'),
    company: property('company'),
  },
}
