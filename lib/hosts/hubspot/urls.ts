import type { Reading } from '../../domain/reading'

export const samples = [
  'https://app.hubspot.com/contacts/1234567/objects/0-1/views/all/list',
  'https://app.hubspot.com/contacts/1234567/record/0-1/501',
  'https://app-eu1.hubspot.com/contacts/1234567/contact/501',
  'https://app-na2.hubspot.com/contacts/1234567/record/0-3/77',
]

/** HubSpot's object type ids. */
const OBJECTS: Record<string, string> = { '0-1': 'contact', '0-2': 'company', '0-3': 'deal', '0-5': 'ticket' }

export function isHubspot(url: URL): boolean {
  return /^app(-[a-z]+\d*)?\.hubspot\.com$/.test(url.hostname)
}

export function recordOf(url: URL): Reading['record'] {
  const hit = /^\/contacts\/\d+\/(?:record\/(0-\d+)|(contact|company|deal|ticket))\/(\d+)/.exec(url.pathname)
  const object = hit?.[2] ?? OBJECTS[hit?.[1] ?? '']
  return hit?.[3] && object
    ? { system: 'hubspot', object, id: hit[3], url: `${url.origin}${hit[0]}` }
    : undefined
}
