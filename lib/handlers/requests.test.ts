import { describe, expect, it, vi } from 'vitest'
import { aLead, anAsset, makeWorker, NOW, putAssets, putLead } from '../../test/factories/worker'
import { houseToWorker } from '../messages/house-to-worker'
import { getLead } from '../store/lead-store'
import { leadView } from './lead-view'
import { requestAnswerHandlers, requestHandlers } from './requests'
import type { WorkerParts } from './worker'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const CALLER = { kind: 'framedPanel', tabId: 1 } as const
const HOUSE = { kind: 'house' } as const

async function setUp() {
  const worker = makeWorker()
  await putLead(worker, aLead({ id: 'ann', name: 'Ann Lee' }))
  await putAssets(worker, anAsset('sso', { title: 'SSO guide' }))
  const receipts = async () => (await leadView(worker, await getLead(worker.db, 'ann'))).requestReceipts
  return { worker, ...requestHandlers(worker), ...requestAnswerHandlers(worker), receipts }
}

/** The same workspace as a rep of a hub has it. */
function asMember(worker: WorkerParts, id: string, name: string): WorkerParts {
  const me = { workspace: { id: 'w', name: 'W' }, member: { id, name, email: 'x@y.example', role: 'rep' } }
  return { ...worker, hub: { me } } as unknown as WorkerParts
}

describe('a content request', () => {
  it('stands with who asked and for which lead; the same again from the same rep is one vote', async () => {
    const { worker, requestAdd, requestList } = await setUp()
    const first = await requestAdd({ text: 'SSO comparison', leadId: 'ann' }, CALLER)
    worker.clock.now = NOW + 1
    expect(await requestAdd({ text: ' sso Comparison!' }, CALLER)).toEqual({ ...first, votes: 1 })
    expect(await requestList()).toMatchObject([
      { text: 'SSO comparison', at: NOW, votes: [{ leadId: 'ann' }], behind: [{ leadName: 'Ann Lee' }] },
    ])
  })

  it('gets the vote of another rep who asks for the same, also where that one has the same name', async () => {
    const { worker } = await setUp()
    const ask = (id: string) =>
      requestHandlers(asMember(worker, id, 'Kim')).requestAdd({ text: 'SSO comparison' }, CALLER)
    await ask('kim-1')
    expect((await ask('kim-2')).votes).toBe(2)
    expect((await ask('kim-1')).votes).toBe(2)
  })

  it('is taken back with its only vote, and stays while somebody else wants it', async () => {
    const { worker, requestAdd, requestUndo, requestList } = await setUp()
    const { requestId } = await requestAdd({ text: 'SSO' }, CALLER)
    await requestHandlers(asMember(worker, 'kim', 'Kim')).requestAdd({ text: 'SSO' }, CALLER)
    await requestUndo({ requestId }, CALLER)
    expect((await requestList())[0]?.votes.map(({ member }) => member)).toEqual(['Kim'])
    await requestHandlers(asMember(worker, 'kim', 'Kim')).requestUndo({ requestId }, CALLER)
    expect(await requestList()).toEqual([])
    await expect(requestUndo({ requestId }, CALLER)).rejects.toThrow('taken back')
  })

  it('that was answered is not taken back, and the same wish later is a new one', async () => {
    const { requestAdd, requestUndo, requestAnswer, requestList } = await setUp()
    const { requestId } = await requestAdd({ text: 'SSO' }, CALLER)
    await requestAnswer({ requestId, kind: 'declined', note: 'Not this year.' }, HOUSE)
    await expect(requestUndo({ requestId }, CALLER)).rejects.toThrow('answered')
    expect((await requestAdd({ text: 'SSO' }, CALLER)).requestId).not.toBe(requestId)
    expect(await requestList()).toHaveLength(2)
  })
})

describe('marketing’s answer', () => {
  it('comes to the rep as a receipt, once, and again when it changes', async () => {
    const { worker, requestAdd, requestAnswer, requestReceiptSeen, receipts } = await setUp()
    const { requestId } = await requestAdd({ text: 'SSO comparison', leadId: 'ann' }, CALLER)
    expect(await receipts()).toEqual([])
    await requestAnswer({ requestId, kind: 'planned' }, HOUSE)
    expect(await receipts()).toMatchObject([{ kind: 'planned', text: 'SSO comparison' }])
    await requestReceiptSeen({ requestId })
    expect(await receipts()).toEqual([])
    worker.clock.now = NOW + 1
    await requestAnswer({ requestId, kind: 'shipped', assetId: 'sso', note: 'Two pages' }, HOUSE)
    expect(await receipts()).toMatchObject([
      { kind: 'shipped', asset: { assetId: 'sso', title: 'SSO guide' }, note: 'Two pages', by: 'You' },
    ])
  })

  it('on a hub is a receipt only for who asked', async () => {
    const { worker, requestAnswer } = await setUp()
    const kim = asMember(worker, 'kim', 'Kim')
    const lee = asMember(worker, 'lee', 'Lee')
    const { requestId } = await requestHandlers(kim).requestAdd({ text: 'SSO' }, CALLER)
    await requestAnswer({ requestId, kind: 'planned' }, HOUSE)
    const ann = await getLead(worker.db, 'ann')
    expect((await leadView(kim, ann)).requestReceipts).toHaveLength(1)
    expect((await leadView(lee, ann)).requestReceipts).toEqual([])
  })

  it('names an asset that is there where it ships, and says why where it declines', async () => {
    const { requestAdd, requestAnswer } = await setUp()
    const { requestId } = await requestAdd({ text: 'SSO' }, CALLER)
    await expect(requestAnswer({ requestId, kind: 'shipped', assetId: 'gone' }, HOUSE)).rejects.toThrow(
      'no longer',
    )
    const { input } = houseToWorker.requestAnswer
    expect(input.safeParse({ requestId, kind: 'shipped' }).success).toBe(false)
    expect(input.safeParse({ requestId, kind: 'declined', note: ' ' }).success).toBe(false)
    expect(input.safeParse({ requestId, kind: 'declined', note: 'No.' }).success).toBe(true)
  })
})
