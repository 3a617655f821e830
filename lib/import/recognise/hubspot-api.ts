import { hasAll, hasAny, type Recogniser } from './recogniser'

/** Contacts as HubSpot's API answers them: `{ results: [{ id, properties }] }`. */
export const hubspotApi: Recogniser = {
  name: 'hubspot-api',
  title: 'HubSpot contacts (JSON)',
  noun: 'lead',
  system: 'hubspot',
  object: 'contact',
  fits: (keys) =>
    hasAll(keys, 'id', 'createdat') &&
    hasAny(keys, 'hsobjectid', 'lastmodifieddate', 'createdate', 'lifecyclestage', 'hsleadstatus') &&
    hasAny(keys, 'email', 'firstname', 'lastname'),
  fields: {
    id: 'leadId',
    email: 'email',
    firstname: 'firstName',
    lastname: 'lastName',
    jobtitle: 'title',
    company: 'company',
    phone: 'phone',
    lifecyclestage: 'crmStage',
    hsleadstatus: 'crmStatus',
    hubspotownerid: 'owner',
    hsanalyticssource: 'source',
    hspersona: 'persona',
    industry: 'industry',
    country: 'country',
    hslanguage: 'language',
    hsemailoptout: 'optOut',
    createdate: 'createdAt',
    url: 'crmUrl',
    propertieswithhistorylifecyclestage: 'stageHistory',
  },
  isStrict: true,
}
