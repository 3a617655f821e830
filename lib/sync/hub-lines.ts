import { workspaceExport } from '../contract/workspace-export'
import type { FileLine } from '../domain/workspace-file'
import type { HubClient } from '../hub/hub-client'

/** Everything in a hub's workspace, as the lines of its file, page by page; ends early where the signal says so. Throws a `HubError`. For marketing. */
export async function* hubLines(client: HubClient, signal: AbortSignal): AsyncGenerator<FileLine[]> {
  for (let cursor: string | undefined; ;) {
    const page = await client.ask(workspaceExport, cursor === undefined ? {} : { cursor }, {
      patience: 120_000,
      signal,
    })
    yield page.lines
    cursor = page.cursor
    if (cursor === undefined || signal.aborted) return
  }
}
