import type { HostTable } from '../domain/host-table'
import { dynamics } from './dynamics/table'
import { espocrm } from './espocrm/table'
import { freshsales } from './freshsales/table'
import { front } from './front/table'
import { gmail } from './gmail/table'
import { hubspot } from './hubspot/table'
import { linkedin } from './linkedin/table'
import { odoo } from './odoo/table'
import { outlook } from './outlook/table'
import { pipedrive } from './pipedrive/table'
import { proton } from './proton/table'
import { roundcube } from './roundcube/table'
import { salesNavigator } from './sales-navigator/table'
import { salesforce } from './salesforce/table'
import { suitecrm } from './suitecrm/table'
import { yahoo } from './yahoo/table'
import { zendesk } from './zendesk/table'
import { zoho } from './zoho/table'

/** Every host, a line each. What none of them claims is the generic detector's. */
export const hostTables: readonly HostTable[] = [
  gmail,
  outlook,
  salesforce,
  hubspot,
  dynamics,
  zoho,
  pipedrive,
  freshsales,
  roundcube,
  yahoo,
  proton,
  odoo,
  espocrm,
  suitecrm,
  zendesk,
  front,
  linkedin,
  salesNavigator,
]

/** The day of the last change to a built-in table: an older update does not replace it. */
export const TABLES_VERSION = 20_261_122
