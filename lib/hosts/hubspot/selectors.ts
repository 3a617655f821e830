import { probe } from '../probe'
import type { RecordSelectors } from '../record-page'

/**
 * Class names are random; the vendor's own test attributes are not, though they were renamed three times in early
 * 2026. Users can take the address off the page: the id in the URL is the truth.
 */
export const hubspot: RecordSelectors = {
  // The left column is about this record, the right one about those associated with it.
  panes: ['[data-test-id=left-sidebar]', '[data-card-type=OBJECT_HIGHLIGHT]'],
  skip: '[role=dialog],[data-test-id=middle-pane]',
  email: [probe('C', '[data-selenium-test=property-input-email]'), probe('C', 'a[href^="mailto:"]')],
  name: [
    probe('B', '[data-selenium-test=highlightTitle]'),
    probe('C', '[data-test-id=highlight-record-label]'),
  ],
}
