import { hasAll, hasAny, type Recogniser } from './recogniser'

/** Calls of Segment: `track`, `page` and `identify`, each with the person's id or address. */
export const segmentCalls: Recogniser = {
  name: 'segment-calls',
  title: 'Segment events',
  noun: 'touchpoint',
  system: 'segment',
  object: 'user',
  fits: (keys) =>
    hasAny(keys, 'userid', 'anonymousid') &&
    hasAny(keys, 'event', 'messageid') &&
    hasAny(keys, 'timestamp', 'originaltimestamp', 'receivedat') &&
    hasAll(keys, 'type'),
  fields: {
    userid: 'leadId',
    messageid: 'touchpointId',
    event: 'type',
    type: 'type',
    timestamp: 'at',
    originaltimestamp: 'at',
    receivedat: 'at',
    email: 'email',
    name: 'title',
    title: 'title',
    subject: 'title',
    emailsubject: 'title',
    url: 'url',
    contextpageurl: 'url',
    contextuseragent: 'userAgent',
    contextcampaignsource: 'utmSource',
    contextcampaignmedium: 'utmMedium',
    contextcampaignname: 'utmCampaign',
    contextcampaignterm: 'utmTerm',
    contextcampaigncontent: 'utmContent',
  },
  isStrict: true,
}
