import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/** The record's id, plain, in braces, or with the braces encoded. */
const ID = '(?=.*[?&]id=(?:%7[Bb]|\\{)?(?<id>[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27})).*'

/** A column's control inside the column's own box: a control alone may be a related record's. */
function column(name: string) {
  return probe('B', `[data-id^="${name}"] input[data-id^="${name}.fieldControl"]`)
}

/**
 * Model-driven apps: every control has its column's name in `data-id`; the variants behind it (`-mail-text-input`,
 * `-text-box-text`) differ by version. Controls of a quick view begin with the view's name instead.
 */
export const dynamics: HostTable = {
  host: 'dynamics',
  label: 'Dynamics 365',
  // crm.dynamics.com is North America, crm2 to crm22 the other regions; then the United States' and China's own.
  sites: [
    '*.crm*.dynamics.com',
    '*.crm*.dynamics.com.mcas.ms',
    '*.crm*.microsoftdynamics.us',
    '*.crm.appsplatform.us',
    '*.crm*.dynamics.cn',
  ],
  routes: [
    // Parameters come in any order.
    { pattern: `^/main\\.aspx(?=.*[?&]pagetype=entityrecord(&|#|$))(?=.*[?&]etn=(?<object>\\w+))${ID}` },
    // Older links name the object by its number.
    { pattern: `^/main\\.aspx(?=.*[?&]pagetype=entityrecord(&|#|$))(?=.*[?&]etc=(?<object>\\d+))${ID}` },
  ],
  objects: {
    account: 'company',
    opportunity: 'deal',
    '1': 'company',
    '2': 'contact',
    '3': 'deal',
    '4': 'lead',
    '112': 'case',
  },
  record: {
    // The form; a quick-create form opens beside it, a dialog over it.
    panes: ['[data-id=editFormRoot]'],
    skip: '[role=dialog],[role=grid],[role=treegrid],[data-id=quickCreateRoot],[data-id*=notescontrol i],[data-id*=QuickForm i]',
    email: [column('emailaddress1')],
    name: [
      probe('C', '[data-id=header_title][title]', 'title'),
      // The state of saving stands behind the name, in the user's language.
      { ...probe('B', '[data-id=header_title]'), pattern: '^(.+?)\\s*(?:\\u200e?- .*)?$' },
    ],
    title: [column('jobtitle')],
    company: [
      column('companyname'),
      // A contact's account is a lookup.
      probe(
        'C',
        '[data-id="parentcustomerid.fieldControl-LookupResultsDropdown_parentcustomerid_selected_tag_text"]',
      ),
    ],
  },
}
