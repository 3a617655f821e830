import { z } from 'zod'
import { Stage } from './stage'

export const ASSET_TYPES = [
  'article', 'casestudy', 'checklist', 'comparison', 'datasheet', 'demo', 'ebook', 'faq', 'guide', 'proposal',
  'roi', 'security', 'slides', 'template', 'video', 'webinar', 'whitepaper', 'other',
] as const // prettier-ignore
export const AssetType = z.enum(ASSET_TYPES)
export type AssetType = z.infer<typeof AssetType>

/** A piece of content that a rep can send. */
export const Asset = z.object({
  id: z.string().min(1),
  title: z.string().min(1).max(300),
  type: AssetType,
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  summary: z.string().max(5000),
  stages: z.array(Stage),
  personas: z.array(z.string().max(100)),
  industries: z.array(z.string().max(100)),
  /** Objections and questions that it answers, in the buyer's words. */
  answers: z.array(z.string().max(300)),
  topics: z.array(z.string().max(100)),
  language: z.string().max(20).optional(),
  owner: z.string().max(200).optional(),
  validFrom: z.number().int().optional(),
  validTo: z.number().int().optional(),
  version: z.string().max(40).optional(),
  /** Not for customers: found in search, never insertable. */
  internal: z.boolean().optional(),
  /** Taken out of use; kept, because sends point at it. */
  retired: z.boolean().optional(),
  /** The id in the system it came from, `source:id`: the key against doubles on import. */
  sourceId: z.string().max(300).optional(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
})
export type Asset = z.infer<typeof Asset>

/** True where a rep may send it at this time. */
export function isSendable(asset: Asset, now: number): boolean {
  const started = asset.validFrom === undefined || asset.validFrom <= now
  return started && !isExpired(asset, now) && !asset.internal && !asset.retired
}

/** True past its last valid day. */
export function isExpired(asset: Asset, now: number): boolean {
  return asset.validTo !== undefined && asset.validTo < now
}
