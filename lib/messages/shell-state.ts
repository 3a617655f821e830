import { z } from 'zod'

/** How the sidebar stands on a site. */
export const ShellState = z.object({
  open: z.boolean(),
  /** CSS pixels, 320 to 480. */
  width: z.number().min(320).max(480),
  /** Top of the handle, as a share of the window's height, 0 to 1. */
  handleTop: z.number().min(0).max(1),
  /** The edge of the window it stands at. */
  edge: z.enum(['right', 'left']),
})
export type ShellState = z.infer<typeof ShellState>

export const DEFAULT_SHELL: ShellState = { open: true, width: 360, handleTop: 0.4, edge: 'right' }
