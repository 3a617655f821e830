import { hasAll, type Recogniser } from './recogniser'

/** The marketing-qualified leads of the Olist funnel. */
export const olistLeads: Recogniser = {
  name: 'olist-leads',
  title: 'Olist qualified leads',
  noun: 'lead',
  system: 'olist',
  object: 'lead',
  fits: (keys) => hasAll(keys, 'mqlid', 'firstcontactdate', 'landingpageid'),
  fields: {
    mqlid: 'leadId',
    firstcontactdate: 'firstTouchAt',
    landingpageid: 'landingPage',
    origin: 'source',
  },
}
