import { z } from 'zod'
import { Answer, Feedback, Verdict, type Dispute } from '../domain/feedback'
import type { Asset } from '../domain/asset'
import { AssetDraft } from '../domain/asset-draft'
import { Own } from '../domain/own'
import { Stage } from '../domain/stage'
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
      cursor: z.string().max(100).optional(),
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
  /** Who an asset was sent to, newest first, hundred at most. */
  assetSends: message<
    { at: number; leadName: string; company?: string; member: string; outcome: string; stage?: Stage }[]
  >()(z.object({ assetId: id })),
  /** Add or change an asset. */
  assetPut: message<Asset>()(AssetDraft),
  /** Take out of use, or back into it. Sends keep pointing at it. */
  assetRetire: message<Asset>()(z.object({ assetId: id, retired: z.boolean() })),
  settingsGet: message<Settings>()(z.object({})),
  settingsPut: message<Settings>()(Settings),
  /** The sites whose pages Halfdoor may read. */
  siteList: message<Site[]>()(z.object({})),
  /** Fill the believable sample company. Adds to what is there; `sampleRemove` takes exactly it away. */
  sampleFill: message<WorkspaceSummary>()(z.object({})),
  sampleRemove: message<WorkspaceSummary>()(z.object({})),
}
export type HouseToWorker = typeof houseToWorker
