import type { CrmRecord } from '../../lib/domain/lead'

const NAMES: Record<string, string> = {
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  dynamics: 'Dynamics',
  zoho: 'Zoho',
  espocrm: 'EspoCRM',
  suitecrm: 'SuiteCRM',
  mautic: 'Mautic',
  marketo: 'Marketo',
  pipedrive: 'Pipedrive',
}

/** A CRM as it writes itself; an unknown one with a capital. */
export function crmName(system: CrmRecord['system']): string {
  return NAMES[system.toLowerCase()] ?? system.charAt(0).toUpperCase() + system.slice(1)
}
