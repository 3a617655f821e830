import { hasAll, hasAny, type Recogniser } from './recogniser'

/** The activity of Mautic's API: `{ events: [{ event, eventLabel, timestamp, contactId }] }`. */
export const mauticActivity: Recogniser = {
  name: 'mautic-activity',
  title: 'Mautic activity',
  noun: 'touchpoint',
  system: 'mautic',
  object: 'contact',
  fits: (keys) =>
    hasAll(keys, 'event', 'eventtype', 'timestamp') && hasAny(keys, 'contactid', 'eventid', 'eventpriority'),
  fields: {
    contactid: 'leadId',
    event: 'type',
    eventid: 'touchpointId',
    eventlabel: 'title',
    eventlabellabel: 'title',
    eventlabelhref: 'url',
    timestamp: 'at',
    detailshiturl: 'url',
    detailshitsource: 'channel',
    email: 'email',
    contactemail: 'email',
  },
  isStrict: true,
}
