import { z } from 'zod'
import { message } from './message'

/** What became of an insertion, after a look at the page. */
export type InsertOutcome = 'inserted' | 'noDraft' | 'failed'

/** What the worker tells the content script of a tab. */
export const workerToPage = {
  /** Put this at the remembered place of the draft last in focus, then look whether it is there. */
  insert: message<{ outcome: InsertOutcome; method?: string }>()(
    z.object({ html: z.string().max(20_000), text: z.string().max(20_000) }),
  ),
  /** Open or close the sidebar; without `open`, the other way than now. */
  shellToggle: message()(z.object({ open: z.boolean().optional() })),
  /** Put the keyboard into the sidebar. */
  shellFocus: message()(z.object({})),
  /** Read the page again and report, even where nothing changed. */
  readAgain: message()(z.object({})),
}
export type WorkerToPage = typeof workerToPage
