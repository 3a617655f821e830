import { sourceAdd } from '../../lib/contract/source-add'
import type { SourceKind } from '../../lib/contract/source-list'
import type { SourceTrust } from '../../lib/domain/identity'
import { serve } from '../serve'
import { startTestHub, type TestHub } from './test-hub'

/** A hub on a real socket with a source in one workspace. */
export interface IngestHub extends TestHub {
  address: string
  workspaceId: string
  /** An admin's token. */
  admin: string
  /** A new source; answers its write key. */
  addSource(kind?: SourceKind, trust?: SourceTrust): Promise<{ writeKey: string; sourceId: string }>
  /** Posts JSON with a write key. */
  post(path: string, writeKey: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Every touchpoint of the workspace, as id and type with its node. */
  touchpoints(): Promise<
    { id: string; type: string; lead_id: string; body: unknown; at: number; grade: string | null }[]
  >
}

/** Starts one. `through` may stand before the hub, as a bad network does. */
export async function startIngestHub(
  through: (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response> = (
    request,
    next,
  ) => next(request),
): Promise<IngestHub> {
  const hub = await startTestHub()
  const workspaceId = await hub.addWorkspace()
  const { token: admin } = await hub.addMember(workspaceId, 'admin')
  const next = async (request: Request) => hub.app.fetch(request)
  const served = await serve((request) => through(request, next), { host: '127.0.0.1', port: 0 })
  return {
    ...hub,
    address: served.address,
    workspaceId,
    admin,
    async addSource(kind = 'segment', trust) {
      const { body } = await hub.ask(admin, sourceAdd, { name: 'Website', kind, trust })
      return { writeKey: body.writeKey, sourceId: body.source.id }
    },
    post: (path, writeKey, body, headers = {}) =>
      fetch(served.address + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-write-key': writeKey, ...headers },
        body:
          body instanceof Uint8Array || typeof body === 'string' ? (body as string) : JSON.stringify(body),
      }),
    touchpoints: () =>
      hub.db
        .selectFrom('touchpoint')
        .select(['id', 'type', 'lead_id', 'body', 'at', 'grade'])
        .where('workspace_id', '=', workspaceId)
        .orderBy('id')
        .execute(),
    async stop() {
      await served.stop()
      await hub.stop()
    },
  }
}
