import { longSalesforceId } from './salesforce-id'

/** 8-4-4-4-12 hexadecimal digits, as Dynamics and Pipedrive number records; Dynamics also in braces. */
const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i

/** A record's id in the one spelling that is kept: Salesforce's of 18 characters, GUIDs in small letters. */
export function recordId(system: string, id: string): string {
  return system === 'salesforce' ? longSalesforceId(id) : (GUID.exec(id)?.[1]?.toLowerCase() ?? id)
}
