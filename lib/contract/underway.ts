import { z } from 'zod'

/** A long question is being worked out: ask it again. */
export const Underway = z.object({
  isDone: z.literal(false),
  /** Leads read, and how many there are; 0 of 0 while it waits for its turn. */
  done: z.number().int(),
  of: z.number().int(),
})
export type Underway = z.infer<typeof Underway>
