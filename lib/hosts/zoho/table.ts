import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

const ZONES = [
  'zoho.com',
  'zoho.eu',
  'zoho.in',
  'zoho.com.au',
  'zoho.jp',
  'zoho.sa',
  'zoho.uk',
  'zoho.ae',
  'zoho.com.cn',
  'zohocloud.ca',
]

/**
 * A field's id says its API name in the page's every language; the same id may stand twice, in the summary and below
 * it. All of it is from one or two old sources, and what is around a record is unknown: hence the whole page.
 */
export const zoho: HostTable = {
  host: 'zoho',
  label: 'Zoho CRM',
  // Every data centre; CRM Plus and Zoho One show the same application under their own names.
  sites: ['crm', 'crmsandbox', 'crmplus', 'one'].flatMap((part) => ZONES.map((zone) => `${part}.${zone}`)),
  routes: [
    // The organisation stands before it, in the suites also the portal. A clone is a new record.
    { pattern: '^[^?]*/crm/(?:[\\w-]+/)?tab/(?<object>[A-Za-z]\\w*)/(?<id>\\d{6,})(?=[/?#]|$)(?!/clone)' },
    {
      pattern:
        '^/crm/(?:[\\w-]+/)?(?:Show)?EntityInfo\\.do(?=.*[?&]module=(?<object>\\w+))(?=.*[?&]id=(?<id>\\d{6,})).*',
    },
  ],
  objects: { Leads: 'lead', Contacts: 'contact', Accounts: 'company', Potentials: 'deal', Deals: 'deal' },
  // Where a suite frames the application, and from its own origin.
  frames: ['iframe[src*="/crm/"]'],
  record: {
    panes: ['body'],
    skip: '#listcrux,lyte-exptable,table,[role=dialog],[role=grid],[contenteditable]',
    email: [
      probe('C', '[id=subvalue_EMAIL]'),
      // The edit page.
      probe('C', 'input[id=Crm_Leads_EMAIL]'),
      probe('C', 'input[id=Crm_Contacts_EMAIL]'),
    ],
    name: [
      probe('C', '[id=headervalue_LASTNAME]'),
      // Half a name, but the edit page says no more in one place.
      probe('C', 'input[id=Crm_Leads_LASTNAME]'),
      probe('C', 'input[id=Crm_Contacts_LASTNAME]'),
    ],
    title: [probe('C', '[id=subvalue_TITLE]'), probe('C', '[id=value_DESIGNATION]')],
    company: [probe('C', '[id=subvalue_COMPANY]')],
  },
}
