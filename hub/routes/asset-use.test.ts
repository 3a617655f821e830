import { afterAll, beforeAll, expect, it } from 'vitest'
import { assetSends } from '../../lib/contract/asset-sends'
import { assetUseList } from '../../lib/contract/asset-use-list'
import { linkMake } from '../../lib/contract/link-make'
import { reportsRun } from '../../lib/contract/reports-run'
import { workspaceExport } from '../../lib/contract/workspace-export'
import type { View } from '../../lib/domain/view'
import { inTransaction } from '../db/transaction'
import { makeLinkToken } from '../links/link-token'
import { quietLink } from '../repos/link'
import { addFile } from '../repos/file'
import { putViews } from '../repos/view'
import { NOW, push, sampleAsset, sampleLead, sampleSend } from '../test/sample-acts'
import { startTestHub, type TestHub, type TestMember } from '../test/test-hub'

/** What tracked links tell of assets, in the library, at the asset and in the report. */

let hub: TestHub
let admin: TestMember
let rep: TestMember
let workspaceId: string
const SENDS = ['opened', 'unopened', 'quiet', 'plain', 'scanned']
const lead = sampleLead({ id: 'ann', emails: ['ann@lead.example'] })

beforeAll(async () => {
  hub = await startTestHub()
  workspaceId = await hub.addWorkspace()
  admin = await hub.addMember(workspaceId, 'admin', 'Ada')
  rep = await hub.addMember(workspaceId, 'rep', 'Ray')
  const fileId = makeLinkToken(workspaceId).text
  await inTransaction(hub.db, (tx) =>
    addFile(
      tx,
      workspaceId,
      { id: fileId, name: 'Price list.pdf', type: 'application/pdf', size: 8874, sha256: 'ab' },
      NOW,
    ),
  )
  await push(
    hub,
    admin.token,
    { op: 'leadAdd', lead },
    { op: 'assetPut', asset: sampleAsset({ id: 'roi', url: 'https://own.example/roi' }) },
    { op: 'assetPut', asset: sampleAsset({ id: 'faq', url: 'https://own.example/faq' }) },
    { op: 'assetPut', asset: sampleAsset({ id: 'secret', internal: true }) },
    { op: 'assetPut', asset: sampleAsset({ id: 'pdf', url: `${hub.url()}/f/${fileId}` }) },
  )
  const links = new Map<string, string>()
  for (const id of SENDS) {
    if (id !== 'plain') {
      const { body } = await hub.ask(rep.token, linkMake, { assetId: 'roi', leadId: 'ann', sendId: id })
      links.set(id, body.linkId!)
    }
    await push(hub, rep.token, { op: 'sendAdd', send: { ...sampleSend('ann', 'roi'), id } })
  }
  await push(hub, rep.token, { op: 'sendAdd', send: { ...sampleSend('ann', 'faq'), id: 'of-faq' } })
  const view = (id: string, sendId: string, part: Partial<View>) => ({
    memberId: rep.memberId,
    view: {
      id,
      sendId,
      linkId: links.get(sendId)!,
      leadId: 'ann',
      assetId: 'roi',
      at: NOW,
      why: '',
      grade: 'human' as const,
      ...part,
    },
  })
  await inTransaction(hub.db, async (tx) => {
    await putViews(tx, workspaceId, [
      view('v1', 'opened', { pages: [4000, 0, 9000] }),
      view('v2', 'opened', { pages: [8000] }),
      view('v3', 'opened', { grade: 'unsure', pages: [1000, 0, 500] }),
      view('v4', 'scanned', { grade: 'machine', pages: [1, 1, 1] }),
      view('v5', 'opened', { pages: 'none' as never }),
    ])
    await quietLink(tx, { workspaceId, id: links.get('quiet')! }, NOW)
  })
})
afterAll(() => hub.stop())

it('the library counts views of the sends that had a link, and names the files that it keeps', async () => {
  const { assets } = (await hub.ask(admin.token, assetUseList, {})).body
  const of = (id: string) => assets.find(({ asset }) => asset.id === id)!
  expect(of('roi')).toMatchObject({ sends: 5, tracked: 3, viewed: 1 })
  expect(of('faq')).toMatchObject({ sends: 1 })
  expect(of('faq')).not.toHaveProperty('tracked')
  expect(of('roi')).not.toHaveProperty('file')
  expect(of('pdf').file).toEqual({ name: 'Price list.pdf', size: 8874 })
})

it('an asset tells who opened it and how long each page was looked at; one that nobody opened tells nothing', async () => {
  const { views } = (await hub.ask(admin.token, assetSends, { assetId: 'roi' })).body
  expect(views).toEqual({
    human: 3,
    unsure: 1,
    machine: 1,
    pages: [
      { page: 1, median: 4000, viewings: 3 },
      { page: 3, median: 4750, viewings: 2 },
    ],
  })
  expect((await hub.ask(admin.token, assetSends, { assetId: 'faq' })).body).not.toHaveProperty('views')
})

it('are marketing’s: a rep is refused, and another workspace sees none of it', async () => {
  expect((await hub.ask(rep.token, assetSends, { assetId: 'roi' })).status).toBe(403)
  const other = await hub.addMember(await hub.addWorkspace(), 'admin', 'Eve')
  expect((await hub.ask(other.token, assetSends, { assetId: 'roi' })).body).toEqual({ sends: [] })
})

it('the report has the same of them, and an internal asset is not called never used', async () => {
  for (;;) {
    const { body } = await hub.ask(admin.token, reportsRun, {})
    if (!body.isDone) continue
    const of = (id: string) => body.result.assets.find(({ assetId }) => assetId === id)!
    expect(of('roi')).toMatchObject({ sends: 5, views: { hits: 1, n: 3 } })
    expect(of('faq').views).toEqual({ hits: 0, n: 0 })
    expect([of('pdf').marks, of('secret').marks]).toEqual([['neverUsed'], []])
    return
  }
})

it('what moves away still knows which sends had a link', async () => {
  const { lines } = (await hub.ask(admin.token, workspaceExport, {})).body
  const sends = lines.flatMap((line) => (line.noun === 'send' ? [line.row] : []))
  expect(
    sends
      .filter(({ tracked }) => tracked)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['opened', 'scanned', 'unopened'])
})
