import { request } from 'undici'
import { linkMake } from '../../lib/contract/link-make'
import type { Asset } from '../../lib/domain/asset'
import type { Lead } from '../../lib/domain/lead'
import { makeId } from '../../lib/platform/id'
import { inTransaction } from '../db/transaction'
import { putNoun } from '../repos/noun'
import { serve, type Served } from '../serve'
import { startTestHub, type TestHub } from './test-hub'

/** A hub that listens, with a workspace, a rep, a marketer, and what a test puts into it. */
export interface LinkWorld extends Served {
  hub: TestHub
  workspaceId: string
  rep: { token: string; memberId: string }
  marketer: { token: string; memberId: string }
  addAsset(change?: Partial<Asset>): Promise<string>
  addLead(change?: Partial<Lead>): Promise<string>
  /** A tracked link's address, on this hub's socket. */
  makeLink(assetId: string, leadId: string): Promise<{ url: string; linkId: string; path: string }>
  /** Opens as a browser does, without following. */
  open(path: string, headers?: Record<string, string>, method?: string): Promise<Response>
  /** All views once everything is written, oldest first. */
  views(): Promise<{ id: string; grade: string; why: string; linkId: string; pages?: number[] }[]>
}

export const BROWSER = {
  'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
  'accept-language': 'de,en',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}

/** Starts one; `stop` ends all of it. */
export async function startLinkWorld(settings: Record<string, string> = {}): Promise<LinkWorld> {
  const hub = await startTestHub(settings)
  const served = await serve(hub.app.fetch, { host: '127.0.0.1', port: 0 })
  const workspaceId = await hub.addWorkspace()
  const rep = await hub.addMember(workspaceId, 'rep')
  const marketer = await hub.addMember(workspaceId, 'marketer')
  return {
    hub,
    ...served,
    workspaceId,
    rep,
    marketer,
    async addAsset(change = {}) {
      const at = hub.now()
      const id = makeId(at)
      const body: Asset = {
        id,
        title: 'Security overview',
        type: 'security',
        url: 'https://content.example/security.pdf?v=2#top',
        summary: '',
        stages: [],
        personas: [],
        industries: [],
        answers: [],
        topics: [],
        createdAt: at,
        updatedAt: at,
        ...change,
      }
      await inTransaction(hub.db, (tx) => putNoun(tx, 'asset', { workspaceId, id, at, body }))
      return id
    },
    async addLead(change = {}) {
      const at = hub.now()
      const id = makeId(at)
      const body = {
        id,
        name: 'Ann Lee',
        emails: [],
        crm: [],
        anchors: [],
        createdAt: at,
        updatedAt: at,
        ...change,
      }
      await hub.db
        .insertInto('lead')
        .values({
          workspace_id: workspaceId,
          id,
          root_id: id,
          known: true,
          updated_at: at,
          body: JSON.stringify(body),
        })
        .execute()
      return id
    },
    async makeLink(assetId, leadId) {
      const { status, body } = await hub.ask(rep.token, linkMake, { assetId, leadId })
      if (status !== 200 || !body.linkId) throw new Error(JSON.stringify(body))
      return { url: body.url, linkId: body.linkId, path: new URL(body.url).pathname }
    },
    // Not by fetch, which says of itself what no page does.
    async open(path, headers = BROWSER, method = 'GET') {
      const asked = await request(served.address + path, { method: method as 'GET', headers })
      const bytes = await asked.body.arrayBuffer()
      const given = Object.entries(asked.headers).map(
        ([name, value]) => [name, String(value)] as [string, string],
      )
      return new Response(bytes.byteLength ? bytes : null, { status: asked.statusCode, headers: given })
    },
    async views() {
      await hub.settled()
      const rows = await hub.db
        .selectFrom('view')
        .select('body')
        .where('workspace_id', '=', workspaceId)
        .where('deleted', '=', false)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(({ body }) => body as Awaited<ReturnType<LinkWorld['views']>>[number])
    },
    async stop() {
      const ended = await served.stop()
      await hub.stop()
      return ended
    },
  }
}
