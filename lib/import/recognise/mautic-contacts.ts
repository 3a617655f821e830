import { hasAll, hasAny, type Recogniser } from './recogniser'

/** Contacts of Mautic. Its `title` is the salutation; the job is `position`. */
export const mauticContacts: Recogniser = {
  name: 'mautic-contacts',
  title: 'Mautic contacts',
  noun: 'lead',
  system: 'mautic',
  object: 'contact',
  fits: (keys) =>
    hasAll(keys, 'firstname', 'lastname', 'email') &&
    hasAny(keys, 'points') &&
    hasAny(keys, 'address1', 'zipcode', 'dateidentified', 'stage', 'preferredlocale', 'ip'),
  fields: {
    id: 'leadId',
    contactid: 'leadId',
    firstname: 'firstName',
    lastname: 'lastName',
    email: 'email',
    position: 'title',
    company: 'company',
    phone: 'phone',
    country: 'country',
    preferredlocale: 'language',
    stage: 'crmStage',
    stagename: 'crmStage',
    owner: 'owner',
    dateadded: 'createdAt',
    dateidentified: 'createdAt',
  },
  isStrict: true,
}
