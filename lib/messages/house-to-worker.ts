import { z } from 'zod'
import { Answer, Feedback, Verdict, type Dispute } from '../domain/feedback'
import type { Asset } from '../domain/asset'
import { AssetDraft } from '../domain/asset-draft'
import type { BuyerVoice, RequestLine } from '../domain/buyer-voice'
import { Rule } from '../domain/definition/rule'
import { Own } from '../domain/own'
import type { AssetViews } from '../domain/reports/asset-views'
import { ReportSettings } from '../domain/reports/report-settings'
import { Stage } from '../domain/stage'
import { Side } from '../domain/touchpoint'
import type { DefinitionView, RuleTrial } from './definition-view'
import type { ModelView } from './model-view'
import { ModelNumbers } from '../domain/model-version'
import type { ConnectionView, LedgerLine, OutboxLine } from './connection-view'
import { message } from './message'

const id = z.string().min(1).max(200)

export interface FeedbackList {
  items: Feedback[]
  counts: { new: number; seen: number; answered: number; total: number }
  cursor?: string
}

/** A rep's dispute of a stage, with whose stage it is. */
export interface DisputeLine extends Dispute {
  leadName: string
  company?: string
}

/** An asset with what was done with it. */
export interface AssetUse {
  asset: Asset
  sends: number
  leads: number
  inserted: number
  copied: number
  lastUsedAt?: number
  /** Sends past `validTo`: sent although expired. */
  sentExpired: number
  /** Sends with a tracked link, and those of them that a person opened; absent where there was no such link. */
  tracked?: number
  viewed?: number
  /** Of an asset whose address is a file of the hub; its size in bytes. */
  file?: { name: string; size: number }
}

/** A send of an asset, as its page lists it. */
export interface AssetSendLine {
  at: number
  leadName: string
  company?: string
  member: string
  outcome: string
  stage?: Stage
}

/** Whom an asset was sent to, newest first, and how its tracked links were opened. */
export interface AssetPast {
  sends: AssetSendLine[]
  /** Absent where nothing of it was ever opened. */
  views?: AssetViews
}

export interface WorkspaceSummary {
  leads: number
  /** Absent where they were not asked for. */
  touchpoints?: number
  assets: number
  feedback: number
  sends: number
  /** The sample workspace is in here and can be removed. */
  sample: boolean
}

/** The rep's and the company's settings of a local workspace. */
export const Settings = z.object({
  /** Shown on verdicts and sends. */
  member: z.string().trim().max(320),
  own: Own,
  handoff: Stage,
})
export type Settings = z.infer<typeof Settings>

export interface Site {
  /** `https://mail.google.com` */
  origin: string
  host?: string
}

/** A host as the settings show it. */
export interface HostLine {
  host: string
  label: string
  sites: string[]
  /** Its pages are read. */
  on: boolean
  /** It is off until the person turns it on. */
  asksFirst: boolean
  /** Since the browser was started; absent where none of its pages was read. */
  health?: { pages: number; changed: number; lastChangedAt?: number; probes: Record<string, number> }
}

export interface HostList {
  /** Of the tables in force. */
  version: number
  /** They came from a signed file, not with the extension. */
  isUpdate: boolean
  /** This build has a key to check such files by. */
  takesUpdates: boolean
  hosts: HostLine[]
  /** Sites taught by pointing at the address. */
  taught: HostLine[]
}

/** What the marketer's page and the settings ask of the worker. A panel inside a web page may not. */
export const houseToWorker = {
  /** How much is stored. Touchpoints are counted where they are asked for: that reads every lead. */
  workspaceSummary: message<WorkspaceSummary>()(z.object({ touchpoints: z.boolean().optional() })),
  /** Verdicts, newest first, fifty a page. */
  feedbackList: message<FeedbackList>()(
    z.object({
      state: z.enum(['new', 'seen', 'answered']).optional(),
      verdict: Verdict.optional(),
      text: z.string().max(200).optional(),
      cursor: z.string().max(300).optional(),
    }),
  ),
  /** One verdict, for a link straight to it; null where it is gone (the rep took it back). */
  feedbackGet: message<Feedback | null>()(z.object({ feedbackId: id })),
  /** Marketing has looked at it. */
  feedbackSeen: message()(z.object({ feedbackId: id })),
  /** Marketing's answer; replaces an earlier one. The rep's panel shows it as a receipt. */
  feedbackAnswer: message<Feedback>()(
    z.object({ feedbackId: id, answer: Answer.omit({ by: true, at: true }) }),
  ),
  /** Every stage that a rep disputes, newest first. */
  disputeList: message<DisputeLine[]>()(z.object({})),
  /** The whole library with its use. */
  assetUseList: message<AssetUse[]>()(z.object({})),
  /** Who an asset was sent to, newest first, hundred at most, and how it was opened. */
  assetSends: message<AssetPast>()(z.object({ assetId: id })),
  /** Add or change an asset. */
  assetPut: message<Asset>()(AssetDraft),
  /** Take out of use, or back into it. Sends keep pointing at it. */
  assetRetire: message<Asset>()(z.object({ assetId: id, retired: z.boolean() })),
  /** Every version of the definition of a qualified lead, and the verdicts given under each. */
  definitionGet: message<DefinitionView>()(z.object({})),
  /** A new version, agreed by nobody yet. */
  definitionPut: message()(z.object({ rule: Rule, note: z.string().trim().max(500).optional() })),
  /** One side's yes to a version. */
  definitionAgree: message()(
    z.object({ version: z.number().int(), side: Side, by: z.string().trim().min(1).max(320) }),
  ),
  /** Hold a rule against all leads: reads each, and its touchpoints where the rule counts them. Ask again until it is done. */
  definitionTry: message<RuleTrial>()(z.object({ rule: Rule })),
  /** What buyers ask and object to, alike lines joined, most leads first. */
  objectionList: message<BuyerVoice>()(z.object({})),
  /** Content that reps ask for, newest first. */
  requestList: message<RequestLine[]>()(z.object({})),
  /** Marketing's word on a request; replaces an earlier one. With `shipped`: the asset. The reps get it as a receipt. */
  requestAnswer: message()(
    z
      .object({
        requestId: id,
        kind: z.enum(['planned', 'shipped', 'declined']),
        assetId: id.optional(),
        note: z.string().trim().max(500).optional(),
      })
      .refine(({ kind, assetId }) => kind !== 'shipped' || assetId, 'Choose the asset that it became.')
      .refine(({ kind, note }) => kind !== 'declined' || note, 'Say why it is declined.'),
  ),
  /** When the company works and what a deal is worth: what reports are worked out with. They come over a port. */
  reportSettingsGet: message<ReportSettings>()(z.object({})),
  reportSettingsPut: message<ReportSettings>()(ReportSettings),
  /** Every version of the stage model, what reps dispute, and what was learned last. */
  modelGet: message<ModelView>()(z.object({})),
  /** A new version of the stage model, in force at once. */
  modelPut: message()(z.object({ numbers: ModelNumbers, note: z.string().trim().max(500).optional() })),
  /** Put an earlier (or later) version of the stage model in force. */
  modelUse: message()(z.object({ version: z.number().int() })),
  /** Accept the points that were learned and are offered: a new version, in force at once. */
  modelAccept: message()(z.object({ learningId: id, by: z.string().trim().min(1).max(320) })),
  /** Refuse the points that were learned, with why. */
  modelRefuse: message()(
    z.object({
      learningId: id,
      by: z.string().trim().min(1).max(320),
      why: z.string().trim().min(1).max(500),
    }),
  ),
  settingsGet: message<Settings>()(z.object({})),
  settingsPut: message<Settings>()(Settings),
  /** The sites whose pages Halfdoor may read. */
  siteList: message<Site[]>()(z.object({})),
  /** The hosts Halfdoor knows, which of them are read, and how well that goes. */
  hostList: message<HostList>()(z.object({})),
  /** Read this host's pages, or leave them alone. */
  hostSwitch: message<HostList>()(z.object({ host: z.string().max(40), on: z.boolean() })),
  /** Take tables from a signed file; refused in words where anything is wrong with it, and then nothing changes. */
  tablesPut: message<HostList>()(z.object({ text: z.string().max(2_000_000) })),
  /** Back to the tables that came with the extension. */
  tablesReset: message<HostList>()(z.object({})),
  /** Forget what was pointed at on a site. */
  siteUnteach: message<HostList>()(z.object({ host: z.string().max(40) })),
  /** Fill the believable sample company. Adds to what is there; `sampleRemove` takes exactly it away. */
  sampleFill: message<WorkspaceSummary>()(z.object({})),
  sampleRemove: message<WorkspaceSummary>()(z.object({})),
  /** How this browser stands with a team's hub, and what may be sent to one. */
  connectionGet: message<ConnectionView>()(z.object({})),
  /**
   * Sign in at a hub, in a window that the browser opens; answers when that is done. The page itself must have asked for
   * the hub's origin (`chrome.permissions.request`) at the click, and the person must have agreed to the fields of this
   * version. Also signs in again where a session has ended. Refused in words.
   */
  hubConnect: message<ConnectionView>()(
    z.object({ url: z.string().trim().min(1).max(2000), consent: z.string().max(40) }),
  ),
  /** Agree to the fields of this version, where an update sends others than before. */
  consentGive: message<ConnectionView>()(z.object({ version: z.string().max(40) })),
  /**
   * Sign out and delete the hub's copy from this browser. Where acts still wait it does nothing and answers how many;
   * with `discard` they are lost.
   */
  hubDisconnect: message<{ done: boolean; pending: number }>()(z.object({ discard: z.boolean() })),
  /** The person has read that their access was ended. */
  hubEndedSeen: message()(z.object({})),
  /** What was done here and the hub does not have, oldest first, 500 at most. */
  outboxList: message<OutboxLine[]>()(z.object({})),
  /** Send what waits now, and ask what changed; refused in words where the hub does not answer. */
  outboxSend: message()(z.object({})),
  /** Send a refused act again. */
  outboxRetry: message()(z.object({ id })),
  /** Give a refused act up; the row is then as the hub has it. */
  outboxDiscard: message()(z.object({ id })),
  /** What left this browser for a hub, newest first, a hundred a page. */
  ledgerList: message<{ rows: LedgerLine[]; cursor?: number }>()(
    z.object({ cursor: z.number().int().optional() }),
  ),
}
export type HouseToWorker = typeof houseToWorker
