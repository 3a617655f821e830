import type { Asset } from '../domain/asset'
import { placeCrmStage } from '../domain/crm-stage'
import { versionInForce, type DefinitionVersion } from '../domain/definition/definition'
import { readDefinition, type DefinitionReading } from '../domain/definition/definition-reading'
import type { Feedback } from '../domain/feedback'
import { readJourney } from '../domain/journey'
import type { JourneyReading } from '../domain/journey-reading'
import type { Reading } from '../domain/reading'
import { whyNone } from '../domain/suggestion'
import type { Touchpoint } from '../domain/touchpoint'
import type { View } from '../domain/view'
import type { FeedbackLine, LeadCard, LeadView } from '../messages/panel-view'
import { getVersions } from '../store/definition-store'
import { findDispute } from '../store/dispute-store'
import { feedbackOfLead } from '../store/feedback-store'
import { getTouchpoints } from '../store/journey-store'
import { objectionsOfLead } from '../store/objection-store'
import { getModel } from '../store/model-store'
import type { LeadRow } from '../store/lead-row'
import { sendsOfLead } from '../store/send-store'
import { getSettings } from '../store/settings-store'
import { viewsOfLead } from '../store/view-store'
import { viewReceipts } from '../domain/view-receipt'
import { judgeInPassing } from './judge-sends'
import { picksFor, suggestionsOf, type SuggestionInput } from './suggestions'
import { touchpointsPage } from './touchpoint-pages'
import { objectionView, requestReceipts } from './voice-view'
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
  const [known, sends, feedback, dispute, settings, versions, objections, library, views] = await Promise.all(
    [
      knowLead(worker, row),
      sendsOfLead(db, row.id),
      feedbackOfLead(db, row.id),
      findDispute(db, row.id),
      getSettings(db),
      getVersions(db),
      objectionsOfLead(db, row.id),
      shelf.get(),
      viewsOfLead(db, row.id),
    ],
  )
  const { touchpoints, journey } = known
  judgeInPassing(worker, sends, known)
  const definition = definitionFor(versions, known, now())
  const input: SuggestionInput = {
    lead: row,
    journey,
    touchpoints,
    sends,
    openObjections: objections.flatMap(({ text, answeredBy }) => (answeredBy ? [] : [text])),
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
    ...(picks.length === 0 ? { noSuggestion: whyNone(library.assets, row, now()) } : {}),
    feedback: feedback.map(feedbackLine),
    ...viewLines(views, library.assets),
    objections: objections.map((objection) => objectionView(objection, sends, library)),
    requestReceipts: await requestReceipts(db, worker.hub?.me.member.id, library),
  }
}

/** What was opened of what they were sent; nothing where nothing was. */
function viewLines(views: readonly View[], assets: readonly Asset[]): Pick<LeadView, 'views'> {
  if (views.length === 0) return {}
  const titles = new Map(assets.map(({ id, title }) => [id, title]))
  const lines = viewReceipts(views).flatMap((receipt) => {
    const title = titles.get(receipt.assetId)
    return title === undefined ? [] : [{ ...receipt, title }]
  })
  return { views: lines }
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
