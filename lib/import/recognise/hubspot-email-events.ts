import { hasAll, hasAny, type Recogniser } from './recogniser'

/** HubSpot's marketing e-mail events: `{ events: [{ type: 'OPEN', recipient, created }] }`. */
export const hubspotEmailEvents: Recogniser = {
  name: 'hubspot-email-events',
  title: 'HubSpot e-mail events',
  noun: 'touchpoint',
  system: 'hubspot',
  object: 'contact',
  fits: (keys) => hasAll(keys, 'recipient', 'type', 'created') && hasAny(keys, 'emailcampaignid', 'appid'),
  fields: {
    recipient: 'email',
    type: 'type',
    created: 'at',
    id: 'touchpointId',
    subject: 'title',
    url: 'url',
    emailcampaignid: 'campaign',
    useragent: 'userAgent',
    bot: 'machine',
    isbot: 'machine',
    botfiltered: 'machine',
    appleprivacy: 'machine',
    isappleprivacy: 'machine',
    applemailprivacyprotection: 'machine',
  },
  isStrict: true,
}
