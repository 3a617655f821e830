import { hasAll, hasAny, type Recogniser } from './recogniser'

/** Marketo's bulk extract or import of leads: the names of its REST API in camel case. */
export const marketoLeads: Recogniser = {
  name: 'marketo-leads',
  title: 'Marketo leads',
  noun: 'lead',
  system: 'marketo',
  object: 'lead',
  fits: (keys) =>
    hasAll(keys, 'firstname', 'lastname', 'email') &&
    hasAny(
      keys,
      'cookies',
      'marketosocial',
      'leadscore',
      'leadpartitionid',
      'acquisitionprogramid',
      'mktoname',
    ),
  fields: {
    id: 'leadId',
    leadid: 'leadId',
    firstname: 'firstName',
    lastname: 'lastName',
    email: 'email',
    title: 'title',
    company: 'company',
    phone: 'phone',
    leadstatus: 'crmStatus',
    leadsource: 'source',
    industry: 'industry',
    country: 'country',
    unsubscribed: 'optOut',
    createdat: 'createdAt',
  },
  emptyWords: ['null'],
}
