import { z } from 'zod'

/** Something that left the browser for the hub. Law: written before it leaves; no words of it, only what kind of thing. */
export const LedgerRow = z.object({
  /** Given by the database, ever higher. */
  seq: z.number().int().optional(),
  at: z.number().int(),
  /** The contract's name. */
  route: z.string(),
  /** What it was about, in words: "verdict on a lead". */
  what: z.string(),
  /** Names of the fields that were sent. */
  fields: z.array(z.string()),
  bytes: z.number().int(),
  outcome: z.string().optional(),
  /** The same was asked so many times in a row; the latest of them at `lastAt`. Absent for once. */
  times: z.number().int().optional(),
  lastAt: z.number().int().optional(),
})
export type LedgerRow = z.infer<typeof LedgerRow>
