import { RESTORE_MOST, workspaceRestore } from '../contract/workspace-restore'
import type { FileLine, FileNoun } from '../domain/workspace-file'
import type { HubClient } from '../hub/hub-client'

/** Characters of one request, about; the route takes four times as many. */
const MOST_LETTERS = 2_000_000

/** Takes a workspace's file in, line by line, for a hub. */
export interface WorkspaceSender {
  /** So far: how many of each noun were new, and how many lines were left out. */
  result(): { added: Partial<Record<FileNoun, number>>; skipped: number }
  /** May wait for the hub. Throws a `HubError`. */
  add(line: FileLine): Promise<void>
  /** Sends whatever is still held back. */
  finish(): Promise<void>
}

/**
 * Gives a workspace's file to a hub, many lines at once, in their order. What is there already stays as it is, so a file
 * that is sent twice changes nothing the second time. For admins.
 */
export function makeLineSender(client: HubClient, signal: AbortSignal): WorkspaceSender {
  const added: Partial<Record<FileNoun, number>> = {}
  let lines: FileLine[] = []
  let letters = 0
  let skipped = 0

  async function tell(): Promise<void> {
    if (lines.length === 0) return
    const told = await client.ask(workspaceRestore, { lines }, { patience: 120_000, signal })
    for (const [noun, count] of Object.entries(told.added) as [FileNoun, number][])
      added[noun] = (added[noun] ?? 0) + count
    skipped += told.skipped
    lines = []
    letters = 0
  }

  return {
    result: () => ({ added, skipped }),
    async add(line: FileLine): Promise<void> {
      const size = JSON.stringify(line).length
      if (lines.length >= RESTORE_MOST || letters + size > MOST_LETTERS) await tell()
      lines.push(line)
      letters += size
    },
    /** Whatever is still held back. */
    finish: tell,
  }
}
