import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ME } from '../../test/factories/hub-double'
import {
  aLead,
  anAsset,
  aReading,
  makeWorker,
  memoryArea,
  putAssets,
  putLead,
} from '../../test/factories/worker'
import { makeHubClient } from '../hub/hub-client'
import { tellPage } from '../messages/messenger'
import type { HubLink } from '../sync/hub-link'
import { assetInsertHandlers } from './asset-insert'
import { leadView } from './lead-view'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const CALLER = { kind: 'framedPanel', tabId: 7 } as const
const told = vi.mocked(tellPage)
const PLAIN = 'https://nordwind.example/security'

beforeEach(() => {
  told.mockReset().mockResolvedValue({ outcome: 'inserted' })
  vi.stubGlobal('chrome', { ...chrome, storage: { ...chrome.storage, session: memoryArea() } })
})

/** A worker on a hub that answers with these, one a request; the last one stays. */
async function setUp(...answers: (object | Error)[]) {
  const asked: { path: string; body: { sendId: string } }[] = []
  const request = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push({ path: new URL(String(url)).pathname, body: JSON.parse(String(init?.body)) })
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!
    if (answer instanceof Error) throw answer
    return Response.json(answer, 'error' in answer ? { status: 404 } : {})
  }
  const worker = makeWorker()
  let offline = false
  const client = makeHubClient({ url: 'https://hub.example', token: 't' }, request as typeof fetch)
  worker.hub = { me: ME, client, isOffline: () => offline } as unknown as HubLink
  const lead = aLead()
  await putLead(worker, lead, [])
  await putAssets(worker, anAsset('security', { title: 'Security overview' }))
  const given = { leadId: lead.id, assetId: 'security' }
  return { worker, lead, given, asked, goOffline: () => (offline = true), ...assetInsertHandlers(worker) }
}
const link = (n: number) => ({ url: `https://go.acme.example/l/${n}`, tracked: true, linkId: `l${n}` })
const written = () => told.mock.calls.map(([, , words]) => (words as { html: string }).html)

describe('a link of the lead’s own', () => {
  it('is what is inserted, for the send that is logged', async () => {
    const { worker, given, asked, assetInsert } = await setUp(link(1))
    const done = await assetInsert(given, CALLER)
    expect(done).toMatchObject({ outcome: 'inserted', tracking: { kind: 'tracked', recipients: 1 } })
    expect(written()).toEqual(['<a href="https://go.acme.example/l/1">Security overview</a>'])
    const [send] = await worker.db.sends.toArray()
    expect(asked).toMatchObject([{ path: '/api/v1/links/make', body: { ...given, sendId: send!.id } }])
  })

  it('stays the same for the same draft, and a second send is a send of its own', async () => {
    const { worker, given, asked, assetInsert } = await setUp(link(1), link(2))
    await assetInsert(given, CALLER)
    await assetInsert({ ...given, again: true }, CALLER)
    expect(new Set(written()).size).toBe(1)
    expect(asked).toHaveLength(1)
    expect(new Set((await worker.db.sends.toArray()).map(({ id }) => id)).size).toBe(2)
    worker.clock.now += 31 * 60_000
    await assetInsert(given, CALLER)
    expect(written().at(-1)).toContain('/l/2')
  })

  it('is of the same send where it was copied', async () => {
    const { worker, given, asked, assetInsert, sendCopied } = await setUp(link(1))
    told.mockResolvedValue({ outcome: 'noDraft' })
    expect((await assetInsert(given, CALLER)).text).toBe('Security overview: https://go.acme.example/l/1')
    await sendCopied(given, CALLER)
    const [send] = await worker.db.sends.toArray()
    expect(send).toMatchObject({ id: asked[0]!.body.sendId, outcome: 'copied' })
  })

  it('says how many have the one link', async () => {
    const { worker, given, assetInsert } = await setUp(link(1))
    const people = ['ann', 'bo', 'cy'].map(
      (name) => ({ email: `${name}@acme.example`, role: 'to', confidence: 1, via: [] }) as const,
    )
    const own = { email: 'rita@nordwind.example', role: 'from', confidence: 1, via: [] } as const
    const reading = aReading({
      people: [own, ...people].map((one) => ({ ...one, via: ['x'] })),
      own: [own.email],
      composing: true,
    })
    await worker.tabs.change(7, () => ({ page: { reading, url: 'https://mail.example/x' } }))
    expect((await assetInsert(given, CALLER)).tracking).toEqual({ kind: 'tracked', recipients: 3 })
  })
})

describe('the plain address', () => {
  it.each([
    ['offline', new TypeError('Failed to fetch')],
    ['refused', { error: { code: 'notFound', message: 'Not here.', requestId: 'r' } }],
    ['optOut', { url: PLAIN, tracked: false }],
  ] as const)('is taken and said so: %s', async (why, answer) => {
    const { given, assetInsert } = await setUp(answer)
    expect(await assetInsert(given, CALLER)).toMatchObject({
      outcome: 'inserted',
      logged: true,
      tracking: { kind: 'plain', why },
    })
    expect(written()).toEqual([`<a href="${PLAIN}">Security overview</a>`])
  })

  it('is taken at once where the hub is known to be away', async () => {
    const { given, asked, assetInsert, goOffline } = await setUp(link(1))
    goOffline()
    expect((await assetInsert(given, CALLER)).tracking).toEqual({ kind: 'plain', why: 'offline' })
    expect(asked).toEqual([])
  })

  it('is all there is in a local workspace, and nothing is said of tracking', async () => {
    const { worker, given, asked, assetInsert } = await setUp(link(1))
    delete worker.hub
    expect(await assetInsert(given, CALLER)).not.toHaveProperty('tracking')
    expect([asked, written()]).toEqual([[], [`<a href="${PLAIN}">Security overview</a>`]])
  })
})

it('what was opened stands in the panel, by the asset’s title; nothing stands where nothing was', async () => {
  const { worker, lead } = await setUp(link(1))
  const row = (await worker.db.leads.get(lead.id))!
  expect((await leadView(worker, row)).views).toBeUndefined()
  const view = { linkId: 'l', leadId: lead.id, why: 'opened in a browser', grade: 'human' } as const
  await worker.db.views.bulkAdd([
    { ...view, id: 'v1', assetId: 'security', at: 5, pages: [1000, 4000] },
    { ...view, id: 'v2', assetId: 'gone', at: 6 },
    { ...view, id: 'v3', assetId: 'security', at: 7, leadId: 'another' },
  ])
  expect((await leadView(worker, row)).views).toMatchObject([
    { title: 'Security overview', times: 1, longestPage: 2 },
  ])
})
