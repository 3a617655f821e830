import { hubspotApi } from './hubspot-api'
import { hubspotContacts } from './hubspot-contacts'
import { hubspotEmailEvents } from './hubspot-email-events'
import { hubspotForms } from './hubspot-forms'
import { marketoActivity } from './marketo-activity'
import { marketoLeads } from './marketo-leads'
import { marketoProgramMembers } from './marketo-program-members'
import { mauticActivity } from './mautic-activity'
import { mauticContacts } from './mautic-contacts'
import { olistDeals } from './olist-deals'
import { olistLeads } from './olist-leads'
import type { Recogniser } from './recogniser'
import { salesforceContacts } from './salesforce-contacts'
import { salesforceLeads } from './salesforce-leads'
import { segmentCalls } from './segment-calls'
import { xEducation } from './x-education'

/** Every kind of export that is known by its headers; the first that fits is taken, so the narrower stand first. */
export const RECOGNISERS: readonly Recogniser[] = [
  marketoActivity,
  mauticActivity,
  segmentCalls,
  hubspotEmailEvents,
  hubspotForms,
  olistLeads,
  olistDeals,
  xEducation,
  marketoProgramMembers,
  mauticContacts,
  hubspotApi,
  salesforceContacts,
  salesforceLeads,
  hubspotContacts,
  marketoLeads,
]
