import { z } from 'zod'
import { message } from './message'

export const PanelCommand = z.enum(['search', 'insert', 'verdict'])
export type PanelCommand = z.infer<typeof PanelCommand>

/** What the worker tells every open panel and page of the extension. Answers are not awaited. */
export const workerToPanel = {
  /** Another person, draft or page in this tab: ask `panelView` again. */
  tabChanged: message()(z.object({ tabId: z.number().int() })),
  /** Rows changed, of these nouns. */
  storeChanged: message()(
    z.object({
      nouns: z.array(
        z.enum([
          'lead',
          'feedback',
          'asset',
          'send',
          'settings',
          'definition',
          'model',
          'objection',
          'request',
        ]),
      ),
    }),
  ),
  /** A keyboard command for the panel of this tab. */
  commandGiven: message()(z.object({ tabId: z.number().int(), command: PanelCommand })),
}
export type WorkerToPanel = typeof workerToPanel
