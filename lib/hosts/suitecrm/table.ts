import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/** The record's own fields: related lists and insights stand elsewhere. */
const EMAIL = 'scrm-record-content scrm-email'
const ADDRESS = '^\\S+@\\S+$'

/**
 * SuiteCRM 8, self-hosted; its source is public. The address is a link to a mail program or to its own dialog, then as
 * text only. Unknown: which of several addresses is the main one, and what sets the job title and the company apart
 * from other fields. Its older pages stand in a frame under other addresses and are not read.
 */
export const suitecrm: HostTable = {
  host: 'suitecrm',
  label: 'SuiteCRM',
  sites: [],
  // The icon of its one theme.
  marks: 'link[href*="themes/suite8/"]',
  routes: [
    {
      pattern:
        '^[^#]*#/(?<object>leads|contacts|accounts|opportunities|prospects)/(?:record|edit)/(?<id>[\\w-]{6,36})(?=[/?]|$)',
    },
  ],
  objects: {
    leads: 'lead',
    contacts: 'contact',
    accounts: 'company',
    opportunities: 'deal',
    prospects: 'target',
  },
  record: {
    // A dialog's record stands outside.
    panes: ['app-root .record-view'],
    // Related lists, insights at the side.
    skip: 'scrm-subpanel-container,.record-widget-container,scrm-sidebar-widget,scrm-top-widget,scrm-table,[role=dialog]',
    email: [
      probe('B', `${EMAIL}-detail a[href^="mailto:"]`),
      { ...probe('B', `${EMAIL}-detail a.field-link`), pattern: ADDRESS },
      // While it is edited: which of the two is unknown.
      { ...probe('C', 'scrm-record-content .line-items.email1 input'), pattern: ADDRESS },
      { ...probe('C', `${EMAIL}-edit input`), pattern: ADDRESS },
    ],
    name: [probe('B', '.record-view-name-label')],
  },
}
