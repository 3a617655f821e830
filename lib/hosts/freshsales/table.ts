import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/** The value of a field by its API name; where it is empty, it holds an invitation to fill it, in the user's language. */
const VALUE = '.inline-edit-content'

/** From one source of unknown date; what is around a record is unknown: hence the whole page. */
export const freshsales: HostTable = {
  host: 'freshsales',
  label: 'Freshsales',
  sites: ['*.myfreshworks.com', '*.freshsales.io'],
  routes: [
    // A list's number stands behind `/view/`.
    {
      pattern:
        '^/(?:crm/sales/)?(?<object>leads|contacts|accounts|sales_accounts|deals)/(?<id>\\d+)(?=[/?#]|$)',
    },
  ],
  objects: {
    leads: 'lead',
    contacts: 'contact',
    accounts: 'company',
    sales_accounts: 'company',
    deals: 'deal',
  },
  record: {
    panes: ['body'],
    skip: '[role=dialog],[role=grid],table,[class*=timeline],[class*=activit],[contenteditable]',
    email: [
      // The primary address stands first; of several in one text, nobody can say which. A field named `email` may be
      // that of a mail or a task.
      probe('C', `[data-field-rawname=emails] ${VALUE}`),
    ],
    name: [probe('C', '.entity-card--inline-content .text-truncate')],
  },
}
