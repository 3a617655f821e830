import { hasAll, hasAny, type Recogniser } from './recogniser'

/** A lead report of Salesforce, by its labels or by the names of its API. */
export const salesforceLeads: Recogniser = {
  name: 'salesforce-leads',
  title: 'Salesforce leads',
  noun: 'lead',
  system: 'salesforce',
  object: 'lead',
  fits: (keys) =>
    (hasAny(keys, 'leadowner', 'leadownermanager', 'companyaccount') &&
      hasAny(keys, 'email', 'lastname', 'leadid')) ||
    hasAll(keys, 'isconverted', 'company', 'lastname') ||
    (hasAll(keys, 'leadid', 'leadstatus') && hasAny(keys, 'email', 'lastname')),
  fields: {
    id: 'leadId',
    leadid: 'leadId',
    firstname: 'firstName',
    lastname: 'lastName',
    fullname: 'name',
    email: 'email',
    title: 'title',
    companyaccount: 'company',
    company: 'company',
    phone: 'phone',
    leadstatus: 'crmStatus',
    status: 'crmStatus',
    leadowner: 'owner',
    leadsource: 'source',
    primarycampaign: 'campaign',
    industry: 'industry',
    country: 'country',
    createdate: 'createdAt',
    createddate: 'createdAt',
    emailoptout: 'optOut',
    hasoptedoutofemail: 'optOut',
  },
}
