import { hasAll, hasAny, type Recogniser } from './recogniser'

/** A contact report of Salesforce. */
export const salesforceContacts: Recogniser = {
  name: 'salesforce-contacts',
  title: 'Salesforce contacts',
  noun: 'lead',
  system: 'salesforce',
  object: 'contact',
  fits: (keys) =>
    hasAll(keys, 'lastname') &&
    hasAny(keys, 'accountname', 'accountowner', 'accountid') &&
    hasAny(keys, 'mailingcountry', 'mailingcity', 'salutation', 'contactid', 'contactowner'),
  fields: {
    id: 'leadId',
    contactid: 'leadId',
    firstname: 'firstName',
    lastname: 'lastName',
    fullname: 'name',
    email: 'email',
    title: 'title',
    accountname: 'company',
    phone: 'phone',
    contactowner: 'owner',
    accountowner: 'owner',
    leadsource: 'source',
    mailingcountry: 'country',
    createddate: 'createdAt',
    createdate: 'createdAt',
    emailoptout: 'optOut',
    hasoptedoutofemail: 'optOut',
  },
}
