import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/** The record's own fields: related lists and people at the side stand elsewhere. */
const EMAIL = '.middle .field[data-name="emailAddress"]'
/** A field's text in the read view; an empty one says so in words. */
const field = (name: string) => probe('C', `.middle .field[data-name="${name}"]:not(:has(.none-value))`)

/**
 * Self-hosted; the client's source is public. Fields carry their technical names. Of a person's several addresses,
 * only the edit view says which is the main one. Unknown: where the page shows the signed-in user's address.
 */
export const espocrm: HostTable = {
  host: 'espocrm',
  label: 'EspoCRM',
  sites: [],
  marks: 'script[src*="client/lib/espo"],script[src*="client/espo.min.js"]',
  routes: [
    {
      pattern: '^[^#]*#(?<object>Lead|Contact|Account|Opportunity|Case)/(?:view|edit)/(?<id>[\\w-]+)',
    },
  ],
  objects: { Account: 'company', Opportunity: 'deal', Case: 'ticket' },
  record: {
    // A record looked at in passing opens in a dialog outside.
    panes: ['#main'],
    skip: '.side,.bottom,.list,.list-expanded,.list-container,.stream-panel,.modal,[role=dialog]',
    email: [
      probe('B', `${EMAIL} a[data-email-address]`, 'data-email-address'),
      probe('B', `${EMAIL} :has(> * > [data-property-type="primary"].active) > input`),
    ],
    name: [
      probe('B', '.header-title .title'),
      // The edit view links to the record by its name.
      probe('C', '.header-title a[href$="/view/{id}"]'),
    ],
    title: [field('title')],
    company: [field('accountName'), field('account')],
  },
}
