import { hasAll, type Recogniser } from './recogniser'

/** The won deals of the Olist funnel, joined to its leads by `mql_id`. */
export const olistDeals: Recogniser = {
  name: 'olist-deals',
  title: 'Olist closed deals',
  noun: 'lead',
  system: 'olist',
  object: 'lead',
  fits: (keys) => hasAll(keys, 'mqlid', 'wondate'),
  fields: {
    mqlid: 'leadId',
    wondate: 'wonAt',
    businesssegment: 'industry',
    leadtype: 'persona',
  },
  isStrict: true,
}
