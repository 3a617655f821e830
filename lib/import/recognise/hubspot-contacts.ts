import { hasAll, hasAny, type Recogniser } from './recogniser'

/** HubSpot's export of contacts: `Record ID` and its own words for stage and status. */
export const hubspotContacts: Recogniser = {
  name: 'hubspot-contacts',
  title: 'HubSpot contacts',
  noun: 'lead',
  system: 'hubspot',
  object: 'contact',
  fits: (keys) =>
    hasAny(keys, 'recordid', 'contactid') &&
    hasAny(keys, 'firstname', 'lastname', 'email') &&
    hasAny(keys, 'lifecyclestage', 'contactowner', 'leadstatus', 'createdate', 'associatedcompany') &&
    !hasAll(keys, 'leadid'),
  fields: {
    recordid: 'leadId',
    contactid: 'leadId',
    firstname: 'firstName',
    lastname: 'lastName',
    email: 'email',
    phonenumber: 'phone',
    jobtitle: 'title',
    companyname: 'company',
    associatedcompany: 'company',
    contactowner: 'owner',
    leadstatus: 'crmStatus',
    lifecyclestage: 'crmStage',
    createdate: 'createdAt',
    leadsource: 'source',
    originalsource: 'source',
    originaltrafficsource: 'source',
    countryregion: 'country',
    preferredlanguage: 'language',
    industry: 'industry',
    persona: 'persona',
    unsubscribedfromallemail: 'optOut',
  },
}
