import { hasAll, type Recogniser } from './recogniser'

/** Submissions of a HubSpot form: `{ results: [{ submittedAt, values: [{ name, value }], pageUrl }] }`. */
export const hubspotForms: Recogniser = {
  name: 'hubspot-forms',
  title: 'HubSpot form submissions',
  noun: 'touchpoint',
  system: 'hubspot',
  object: 'contact',
  fits: (keys) => hasAll(keys, 'submittedat', 'email', 'pageurl'),
  fields: {
    email: 'email',
    submittedat: 'at',
    pageurl: 'url',
    pagetitle: 'title',
    conversionid: 'touchpointId',
    firstname: 'firstName',
    lastname: 'lastName',
    company: 'company',
    jobtitle: 'jobTitle',
  },
  fixedType: 'form.submitted',
  isStrict: true,
}
