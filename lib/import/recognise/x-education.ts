import { hasAll, type Recogniser } from './recogniser'

/** The lead table of X Education. `Select` is the form's first choice: nobody answered. */
export const xEducation: Recogniser = {
  name: 'x-education',
  title: 'X Education leads',
  noun: 'lead',
  system: 'file',
  object: 'lead',
  fits: (keys) => hasAll(keys, 'prospectid', 'leadnumber', 'converted'),
  fields: {
    prospectid: 'leadId',
    leadsource: 'source',
    donotemail: 'optOut',
    converted: 'won',
    country: 'country',
    specialization: 'industry',
    whatisyourcurrentoccupation: 'persona',
    tags: 'crmStatus',
  },
  emptyWords: ['select'],
  isStrict: true,
}
