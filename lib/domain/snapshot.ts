import type { DefinitionReading } from './definition/definition-reading'
import type { Snapshot } from './feedback'
import type { JourneyReading } from './journey-reading'
import type { Lead } from './lead'
import type { Touchpoint } from './touchpoint'
import { touchpointName } from './touchpoint-names'

const LAST = 5

/**
 * What the rep sees at the click, to be frozen with the verdict.
 * @param touchpoints the lead's, oldest first, up to the moment of the click
 * @param reading of the journey at that moment
 * @param definition in force at that moment, read for this lead
 */
export function makeSnapshot(
  lead: Lead,
  touchpoints: readonly Touchpoint[],
  reading: JourneyReading,
  definition?: DefinitionReading,
): Snapshot {
  const against = reading.evidenceAgainst ? [reading.evidenceAgainst] : []
  return {
    leadName: lead.name,
    company: lead.company,
    stage: reading.stage,
    sureness: reading.sureness,
    since: reading.since,
    evidence: [...reading.evidenceFor, ...against],
    lastTouchpoints: touchpoints
      .slice(-LAST)
      .reverse()
      .map((touchpoint) => ({
        label: touchpointName(touchpoint),
        title: touchpoint.title,
        at: touchpoint.at,
      })),
    touchpointCount: touchpoints.length,
    source: lead.source,
    campaign: lead.campaign,
    crmStage: lead.crmStage,
    modelVersion: reading.modelVersion,
    ...(definition ? { definition } : {}),
  }
}
