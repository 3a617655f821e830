import type { Reading } from '../../domain/reading'

export const samples = [
  'https://acme.lightning.force.com/lightning/page/home',
  'https://acme.lightning.force.com/lightning/r/Lead/00Q5g00000ABCDEEA4/view',
  'https://acme.lightning.force.com/lightning/r/0035g00000ABCDE/view',
  'https://acme.my.salesforce.com/one/one.app#/sObject/00Q5g00000ABCDE/view',
]

/** What the first three characters of an id say. */
const OBJECTS: Record<string, string> = { '00Q': 'lead', '003': 'contact' }

export function isSalesforce(url: URL): boolean {
  return /\.(lightning\.force|my\.salesforce)\.(com|mil)(\.mcas\.ms)?$/.test(url.hostname)
}

/** The record that a URL of Lightning names; its id may have 15 characters or 18. */
export function recordOf(url: URL): Reading['record'] {
  const [, named, id = ''] =
    /\/(?:lightning\/[ro]|sObject)\/(?:(\w+)\/)??(\w{15}(?:\w{3})?)(?:\/|$)/.exec(url.pathname + url.hash) ??
    []
  const object = OBJECTS[id.slice(0, 3)] ?? named?.toLowerCase()
  return object ? { system: 'salesforce', object, id, url: `${url.origin}/${id}` } : undefined
}
