import { z } from 'zod'
import type { AccountReading } from '../domain/account'
import { AssetType } from '../domain/asset'
import { Dispute, Reason, Verdict } from '../domain/feedback'
import { Placement } from '../domain/send'
import { Stage } from '../domain/stage'
import { Side, TouchpointType } from '../domain/touchpoint'
import { message } from './message'
import type { InsertOutcome } from './worker-to-page'
import type { FeedbackLine, LeadHit, ObjectionView, PanelView, TouchpointsPage, Tracking } from './panel-view'

/** Which tab is meant. A panel inside a page speaks for its own tab only, whatever it says here. */
const tabId = z.number().int().optional()
const id = z.string().min(1).max(200)

export interface AssetHit {
  assetId: string
  title: string
  type: AssetType
  url?: string
  summary: string
  stages: Stage[]
  personas: string[]
  industries: string[]
  language?: string
  /** Why it may not be inserted, in words; absent where it may. */
  blocked?: string
  /** Inserted or copied. */
  sends: number
  /** Those of them that were copied. */
  copied: number
}

/** A page's shape without what it says, as it may be sent to whoever keeps the tables. */
export interface PageReport {
  text: string
  /** Name for its file. */
  name: string
}

/** What the panel asks of the worker. */
export const panelToWorker = {
  /** Everything to draw for a tab, in one answer. */
  panelView: message<PanelView>()(z.object({ tabId })),
  /** Older touchpoints of a lead, newest first. */
  touchpointsList: message<TouchpointsPage>()(
    z.object({
      leadId: id,
      side: Side.optional(),
      types: z.array(TouchpointType).optional(),
      /** Without those by machines. */
      peopleOnly: z.boolean().optional(),
      cursor: z.string().max(100).optional(),
    }),
  ),
  /** Who else at the lead's company is active; null where no company is known. */
  accountRead: message<AccountReading | null>()(z.object({ leadId: id })),
  /** The rep says which person on the page is meant; remembered for this thread or record. */
  personChoose: message()(z.object({ tabId, key: z.string().max(400) })),
  /** Leads by name, company or address; typing may be unfinished. Twenty at most. */
  leadSearch: message<LeadHit[]>()(z.object({ text: z.string().max(200) })),
  /** Show this lead in this tab until the page shows somebody else. Without `leadId`: back to the page's own. */
  leadPick: message()(z.object({ tabId, leadId: id.optional() })),
  /** Add a person who is not in the workspace, and show them. Answers the lead's id. */
  leadAdd: message<{ leadId: string }>()(
    z.object({
      tabId,
      name: z.string().trim().min(1).max(300),
      email: z.string().trim().max(320).optional(),
      company: z.string().trim().max(300).optional(),
      title: z.string().trim().max(300).optional(),
    }),
  ),
  /** "Not so": the rep's stage and a word why. Replaces the rep's earlier dispute of this lead. */
  disputePut: message<Dispute>()(z.object({ leadId: id, stage: Stage, why: z.string().trim().max(500) })),
  /** The rep takes the dispute back. */
  disputeRemove: message()(z.object({ leadId: id })),
  /** Search over the whole library; empty text lists by fit. */
  assetSearch: message<{ hits: AssetHit[]; total: number; ms: number }>()(
    z.object({
      text: z.string().max(300),
      leadId: id.optional(),
      stage: Stage.optional(),
      persona: z.string().max(100).optional(),
      industry: z.string().max(100).optional(),
      limit: z.number().int().min(1).max(100).optional(),
    }),
  ),
  /** The values to filter assets by. */
  assetFacets: message<{ personas: string[]; industries: string[] }>()(z.object({})),
  /**
   * Insert into the tab's draft. Logged as a send only when it answers `inserted`. On `noDraft`: copy `text` and `html`,
   * then `sendCopied`. On `already` the draft has it and nothing was done; with `again` it is put there once more, and
   * that is no second send.
   */
  assetInsert: message<{
    outcome: InsertOutcome
    /** False where the draft has it, but the send could not be logged. */
    logged?: boolean
    text: string
    html: string
    /** Absent in a local workspace. */
    tracking?: Tracking
  }>()(z.object({ tabId, leadId: id, assetId: id, again: z.boolean().optional(), ...Placement.shape })),
  /** The panel copied an asset to the clipboard and saw that it worked. */
  sendCopied: message()(z.object({ tabId, leadId: id, assetId: id, ...Placement.shape })),
  /** Save a verdict with its snapshot in one strict transaction; answers only when it is on disk. */
  feedbackAdd: message<FeedbackLine>()(z.object({ leadId: id, verdict: Verdict })),
  /** Undo within ten seconds (the button shows eight). */
  feedbackUndo: message()(z.object({ feedbackId: id })),
  /** Reason, date and note, after the verdict: all three as they stand, what is left out is taken away. */
  feedbackDetail: message<FeedbackLine>()(
    z.object({
      feedbackId: id,
      reason: Reason.optional(),
      until: z.number().int().optional(),
      note: z.string().trim().max(2000).optional(),
    }),
  ),
  /** The rep has seen marketing's answer. */
  receiptSeen: message()(z.object({ feedbackId: id })),
  /** Write down what the lead asked or objected to; answers only when it is on disk. */
  objectionAdd: message<ObjectionView>()(
    z.object({
      leadId: id,
      kind: z.enum(['objection', 'question']),
      text: z.string().trim().min(1).max(500),
    }),
  ),
  /** Undo within ten seconds (the button shows eight). */
  objectionUndo: message()(z.object({ objectionId: id })),
  /** This asset answered it; replaces an earlier one. */
  objectionAnswer: message<ObjectionView>()(z.object({ objectionId: id, assetId: id })),
  /** Ask marketing for content; a vote where somebody asked for the same. `votes` counts this one. */
  requestAdd: message<{ requestId: string; votes: number }>()(
    z.object({ text: z.string().trim().min(1).max(300), leadId: id.optional() }),
  ),
  /** Take the wish back, as long as marketing has not answered. */
  requestUndo: message()(z.object({ requestId: id })),
  /** The rep has seen marketing's answer on a request. */
  requestReceiptSeen: message()(z.object({ requestId: id })),
  /** Let the person point at the address on this page; its place is kept for this site. False where they stopped. */
  siteTeach: message<{ taught: boolean }>()(z.object({ tabId })),
  /** End the pointing that goes on in this page: `siteTeach` then answers that they stopped. */
  siteTeachStop: message()(z.object({ tabId })),
  /** Forget what was pointed at on this page's site. */
  siteForget: message()(z.object({ tabId })),
  /** The shape of this page, censored, for the person to look at and save. Nothing is sent. */
  pageReport: message<PageReport>()(z.object({ tabId })),
  /** Close the sidebar to its handle. */
  panelClose: message()(z.object({ tabId })),
  /** Open the marketer's page or the settings in a tab of its own. */
  houseOpen: message()(z.object({ house: z.enum(['marketing', 'options', 'import']) })),
}
export type PanelToWorker = typeof panelToWorker
