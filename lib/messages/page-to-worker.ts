import { z } from 'zod'
import { Reading } from '../domain/reading'
import type { HostTable } from '../domain/host-table'
import { message } from './message'
import { ShellState } from './shell-state'

/** What the content script may say. It reports and is told; it can ask for no lead, no list and no token. */
export const pageToWorker = {
  /** What is on the page now. The tab comes from the sender. */
  pageSeen: message()(Reading),
  /** What the sender's page is to be read by: the tables that may be its own, and the hosts that are off. */
  hostTables: message<{ tables: HostTable[]; off: string[] }>()(z.object({})),
  /** How the shell stood on this site the last time. */
  shellGet: message<ShellState>()(z.object({})),
  /** The person moved, resized, opened or closed the shell. */
  shellPut: message()(ShellState),
  /** Put the insertion script into this page: an insertion is wanted and it is not there yet. */
  insertionLoad: message()(z.object({})),
}
export type PageToWorker = typeof pageToWorker
