import { z } from 'zod'
import { EventKind } from './webhook-event'

/** How the body looks: signed by Standard Webhooks, a line for a Slack channel, or flat fields for an automation. */
export const Recipe = z.enum(['standard', 'slack', 'automation'])
export type Recipe = z.infer<typeof Recipe>

export const WebhookName = z.string().trim().min(1).max(100)
/** Its form only; where it leads to is checked by the hub. */
export const WebhookUrl = z.string().trim().min(1).max(2000)
export const WebhookEvents = z.array(EventKind).min(1, 'choose at least one event')

/** Why a webhook was switched off. */
export const DisabledWhy = z.enum(['byAdmin', 'gone', 'failing'])
export type DisabledWhy = z.infer<typeof DisabledWhy>

/** A webhook as an admin sees it. Law: neither its secret nor its whole address, which may be a secret too. */
export const WebhookRow = z.object({
  id: z.string(),
  name: z.string(),
  /** `https://hooks.example.com/…4f2a` */
  shownUrl: z.string(),
  events: z.array(EventKind),
  recipe: Recipe,
  /** Whether it is told names and typed words, or ids only. */
  names: z.boolean(),
  createdAt: z.number().int(),
  /** The first failure since the last success. */
  failingSince: z.number().int().optional(),
  /** After a rotation: until when the old secret signs too. */
  oldSecretUntil: z.number().int().optional(),
  disabledAt: z.number().int().optional(),
  disabledWhy: DisabledWhy.optional(),
})
export type WebhookRow = z.infer<typeof WebhookRow>

export const DeliveryStatus = z.enum(['waiting', 'delivered', 'failed'])
export type DeliveryStatus = z.infer<typeof DeliveryStatus>

/** One event on its way to one webhook. */
export const DeliveryRow = z.object({
  id: z.string(),
  webhookId: z.string(),
  /** The header `webhook-id`: the same over all tries. */
  eventId: z.string(),
  kind: z.union([EventKind, z.literal('test')]),
  subjectId: z.string(),
  at: z.number().int(),
  status: DeliveryStatus,
  tries: z.number().int(),
  triedAt: z.number().int().optional(),
  /** While it waits: when it is tried next. */
  nextAt: z.number().int().optional(),
  lastStatus: z.number().int().optional(),
  lastError: z.string().optional(),
})
export type DeliveryRow = z.infer<typeof DeliveryRow>
