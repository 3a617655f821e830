import { z } from 'zod'
import { message } from './message'

/** What became of an insertion, after a look at the page. `already`: the draft has it, so nothing was inserted. */
export type InsertOutcome = 'inserted' | 'already' | 'noDraft' | 'failed'

/** What the worker tells the content script of a tab. */
export const workerToPage = {
  /**
   * Put this at the remembered place of the draft last in focus, then look whether it is there. With `again`, also into
   * a draft that has it; the answer's `again` says that it had.
   */
  insert: message<{ outcome: InsertOutcome; method?: string; again?: boolean }>()(
    z.object({
      html: z.string().max(20_000),
      text: z.string().max(20_000),
      again: z.boolean().optional(),
    }),
  ),
  /** Open or close the sidebar; without `open`, the other way than now. */
  shellToggle: message()(z.object({ open: z.boolean().optional() })),
  /** Put the keyboard into the sidebar. */
  shellFocus: message()(z.object({})),
  /** Read the page again and report, even where nothing changed. */
  readAgain: message()(z.object({})),
}
export type WorkerToPage = typeof workerToPage
