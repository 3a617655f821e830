import { placeCrmStage } from '../domain/crm-stage'
import { versionInForce, type DefinitionVersion } from '../domain/definition/definition'
import { readDefinition, type DefinitionReading } from '../domain/definition/definition-reading'
import type { Feedback } from '../domain/feedback'
import { readJourney } from '../domain/journey'
import type { JourneyReading } from '../domain/journey-reading'
import type { Reading } from '../domain/reading'
import { whyNone } from '../domain/suggestion'
import type { Touchpoint } from '../domain/touchpoint'
import type { FeedbackLine, LeadCard, LeadView } from '../messages/panel-view'
import { getVersions } from '../store/definition-store'
import { findDispute } from '../store/dispute-store'
import { feedbackOfLead } from '../store/feedback-store'
import { getTouchpoints } from '../store/journey-store'
import { getModel } from '../store/model-store'
import type { LeadRow } from '../store/lead-row'
import { sendsOfLead } from '../store/send-store'
import { getSettings } from '../store/settings-store'
import { judgeInPassing } from './judge-sends'
import { picksFor, suggestionsOf, type SuggestionInput } from './suggestions'
import { touchpointsPage } from './touchpoint-pages'
import type { WorkerParts } from './worker'

/** A lead with its touchpoints and the journey read from them. */
export interface KnownLead {
  lead: LeadRow
  touchpoints: Touchpoint[]
  journey: JourneyReading
}

/** Reads a lead's journey at `now`, by the stage model in force. */
export async function knowLead({ db, now }: WorkerParts, lead: LeadRow): Promise<KnownLead> {
  const [touchpoints, model] = await Promise.all([getTouchpoints(db, lead.id), getModel(db)])
  return { lead, touchpoints, journey: readJourney(touchpoints, lead.anchors, now(), model) }
}

/** Everything the panel shows of a lead. */
export async function leadView(worker: WorkerParts, row: LeadRow, reading?: Reading): Promise<LeadView> {
  const { db, shelf, now } = worker
  const [known, sends, feedback, dispute, settings, versions] = await Promise.all([
    knowLead(worker, row),
    sendsOfLead(db, row.id),
    feedbackOfLead(db, row.id),
    findDispute(db, row.id),
    getSettings(db),
    getVersions(db),
  ])
  const { touchpoints, journey } = known
  judgeInPassing(worker, sends, known)
  const definition = definitionFor(versions, known, now())
  const input: SuggestionInput = {
    lead: row,
    journey,
    touchpoints,
    sends,
    now: now(),
    ...(reading ? { reading } : {}),
  }
  const picks = await picksFor(shelf, input)
  return {
    lead: leadCard(row),
    journey,
    handoff: settings.handoff,
    ...crmStageOf(row, journey),
    ...(dispute ? { dispute } : {}),
    ...(definition ? { definition } : {}),
    touchpoints: touchpointsPage(touchpoints),
    suggestions: suggestionsOf(picks, input),
    ...(picks.length === 0 ? { noSuggestion: whyNone((await shelf.get()).assets, row, now()) } : {}),
    feedback: feedback.map(feedbackLine),
  }
}

/** The version in force read for a lead; undefined where none is. */
export function definitionFor(
  versions: readonly DefinitionVersion[],
  { lead, touchpoints }: KnownLead,
  at: number,
): DefinitionReading | undefined {
  const version = versionInForce(versions, at)
  return version && readDefinition(version, lead, touchpoints, at)
}

function crmStageOf(lead: LeadRow, journey: JourneyReading): Pick<LeadView, 'crmStage'> {
  if (!lead.crmStage) return {}
  const status = lead.crmStatus ? { status: lead.crmStatus } : {}
  return { crmStage: { word: lead.crmStage, ...status, ...placeCrmStage(lead.crmStage, journey.stage) } }
}

function leadCard(row: LeadRow): LeadCard {
  const { id, name, title, company, emails, crm, owner, source, campaign, persona, industry } = row
  return {
    id, name, title, company, email: emails[0], emails, crm, owner, source, campaign, persona, industry,
    optOut: row.optOut ?? false,
  } // prettier-ignore
}

/** A verdict as the panel lists it. */
export function feedbackLine(feedback: Feedback): FeedbackLine {
  const { id, verdict, reason, until, note, member, at, answer } = feedback
  return {
    id, verdict, reason, until, note, member, at, answer,
    receiptIsNew: answer !== undefined && feedback.receiptSeenAt === undefined,
  } // prettier-ignore
}
