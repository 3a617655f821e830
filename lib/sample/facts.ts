import { readJourney } from '../domain/journey'
import type { JourneyReading } from '../domain/journey-reading'
import type { Lead } from '../domain/lead'
import type { Touchpoint } from '../domain/touchpoint'
import { leadId } from './cast'

/** What sends and verdicts of the sample are made from. */
export interface Facts {
  leads: readonly Lead[]
  touchpoints: Record<string, Touchpoint[]>
  now: number
}

/** A lead of the sample with what was known of it at a time. */
export function factsAt(
  facts: Facts,
  key: string,
  at: number,
): { lead: Lead; touchpoints: Touchpoint[]; reading: JourneyReading } {
  const lead = facts.leads.find((one) => one.id === leadId(key))
  if (!lead) throw new Error(`The sample has no lead "${key}"`)
  const touchpoints = facts.touchpoints[lead.id]!.filter((touchpoint) => touchpoint.at <= at)
  return { lead, touchpoints, reading: readJourney(touchpoints, lead.anchors, at) }
}
