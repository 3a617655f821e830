import { hasAll, type Recogniser } from './recogniser'

/** Marketo's bulk extract of activities. */
export const marketoActivity: Recogniser = {
  name: 'marketo-activity',
  title: 'Marketo activities',
  noun: 'touchpoint',
  system: 'marketo',
  object: 'lead',
  fits: (keys) => hasAll(keys, 'marketoguid', 'leadid', 'activitydate', 'activitytypeid'),
  fields: {
    marketoguid: 'touchpointId',
    leadid: 'leadId',
    activitydate: 'at',
    activitytypeid: 'type',
    primaryattributevalue: 'title',
    attributes: 'attributes',
  },
  emptyWords: ['null'],
  isStrict: true,
}
