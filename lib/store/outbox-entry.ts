import { z } from 'zod'
import { OutboxRow } from '../contract/outbox-row'

/** An outbox row as it lies in the browser until the hub has it. */
export const OutboxEntry = OutboxRow.extend({
  /** Given by the database, ever higher: acts are told in the order in which they were done. */
  seq: z.number().int().optional(),
  tries: z.number().int(),
  /** The hub refused it: it is shown, and not sent again by itself, but for a defect of the hub's after an hour. */
  parked: z.object({ code: z.string(), message: z.string(), at: z.number().int() }).optional(),
})
export type OutboxEntry = z.infer<typeof OutboxEntry>
