import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  aLead,
  anAsset,
  aReading,
  aTouch,
  DAY,
  makeWorker,
  NOW,
  putAssets,
  putLead,
} from '../../test/factories/worker'
import { tellPage } from '../messages/messenger'
import { assetInsertHandlers } from './asset-insert'
import { assetSearchHandlers } from './asset-search'
import { assetUseHandlers } from './asset-use'
import { judgeOverdue } from './judge-sends'
import { leadView } from './lead-view'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const CALLER = { kind: 'framedPanel', tabId: 7 } as const
const told = vi.mocked(tellPage)

beforeEach(() => {
  told.mockReset()
})

async function setUp() {
  const worker = makeWorker()
  const lead = aLead()
  await putLead(worker, lead, [aTouch('webinar.attended', 3), aTouch('pricing.viewed', 1)])
  await putAssets(
    worker,
    anAsset('security', { title: 'Security <overview>', answers: ['SSO'], stages: ['consideration'] }),
    anAsset('roi', { title: 'ROI sheet', stages: ['intent'], personas: ['CFO'] }),
    anAsset('case', { title: 'Rollout case', stages: ['consideration'] }),
    anAsset('secret', { title: 'Price floor', internal: true }),
    anAsset('old', { title: 'Old price list', validTo: NOW - DAY }),
    anAsset('text', { title: 'Greeting', url: undefined, summary: 'Say hello & smile' }),
  )
  return {
    worker,
    lead,
    ...assetInsertHandlers(worker),
    ...assetSearchHandlers(worker),
    ...assetUseHandlers(worker),
  }
}

describe('inserting', () => {
  it('logs a send only when the page has it, with place, chance and stage', async () => {
    const { worker, lead, assetInsert } = await setUp()
    await worker.tabs.change(7, () => ({
      page: { reading: aReading({ subject: 'Do you do SSO?' }), url: 'https://mail.example/x' },
    }))
    told.mockResolvedValue({ outcome: 'inserted', method: 'insertHTML' })
    const shown = { slot: 3, propensity: 0.125, policy: 'p-1', pool: ['security', 'roi'] }
    const done = await assetInsert({ leadId: lead.id, assetId: 'security', ...shown }, CALLER)
    expect(done.outcome).toBe('inserted')
    expect(done.html).toBe('<a href="https://nordwind.example/security">Security &lt;overview&gt;</a>')
    expect(told).toHaveBeenCalledWith(7, 'insert', { text: done.text, html: done.html })
    const [send] = await worker.db.sends.toArray()
    expect(send).toMatchObject({
      assetId: 'security',
      outcome: 'inserted',
      host: 'mail.example',
      stage: 'consideration',
    })
    expect(send).toMatchObject({ ...shown, at: NOW })
  })

  it('inserts once where it is clicked again while the first is under way', async () => {
    const { worker, lead, assetInsert } = await setUp()
    told.mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { outcome: 'inserted', method: 'insertHTML' }
    })
    const click = () => assetInsert({ leadId: lead.id, assetId: 'security' }, CALLER)
    const [first, second] = await Promise.all([click(), click()])
    expect(second).toEqual(first)
    expect(told).toHaveBeenCalledTimes(1)
    expect(await worker.db.sends.count()).toBe(1)
    await click()
    expect(told).toHaveBeenCalledTimes(2)
  })

  it.each(['noDraft', 'failed'] as const)('logs nothing on %s', async (outcome) => {
    const { worker, lead, assetInsert } = await setUp()
    told.mockResolvedValue({ outcome })
    expect((await assetInsert({ leadId: lead.id, assetId: 'roi' }, CALLER)).outcome).toBe(outcome)
    expect(await worker.db.sends.count()).toBe(0)
  })

  it('logs one send where the draft has it already, also when it is put there again', async () => {
    const { worker, lead, assetInsert } = await setUp()
    told.mockResolvedValue({ outcome: 'already' })
    expect((await assetInsert({ leadId: lead.id, assetId: 'roi' }, CALLER)).outcome).toBe('already')
    told.mockResolvedValue({ outcome: 'inserted', again: true })
    const again = await assetInsert({ leadId: lead.id, assetId: 'roi', again: true }, CALLER)
    expect(again.outcome).toBe('inserted')
    expect(told).toHaveBeenLastCalledWith(7, 'insert', { text: again.text, html: again.html, again: true })
    expect(await worker.db.sends.count()).toBe(0)
    // Taken out of the draft meanwhile: then it is a send.
    told.mockResolvedValue({ outcome: 'inserted' })
    await assetInsert({ leadId: lead.id, assetId: 'roi', again: true }, CALLER)
    expect(await worker.db.sends.count()).toBe(1)
  })

  it('says noDraft where no script listens, and a copy is logged as such', async () => {
    const { worker, lead, assetInsert, sendCopied } = await setUp()
    told.mockRejectedValue(new Error('No response'))
    expect((await assetInsert({ leadId: lead.id, assetId: 'text' }, CALLER)).outcome).toBe('noDraft')
    await sendCopied({ leadId: lead.id, assetId: 'text' }, CALLER)
    expect((await worker.db.sends.toArray())[0]).toMatchObject({ outcome: 'copied', assetId: 'text' })
  })

  it('says failed where the script broke, and inserted where only the log did', async () => {
    const { worker, lead, assetInsert } = await setUp()
    const spy = vi.spyOn(console, 'error').mockImplementation(() => {})
    told.mockRejectedValueOnce(new TypeError('x is not a function'))
    expect((await assetInsert({ leadId: lead.id, assetId: 'roi' }, CALLER)).outcome).toBe('failed')
    told.mockResolvedValue({ outcome: 'inserted' })
    vi.spyOn(worker.db.sends, 'add').mockRejectedValueOnce(new Error('disk full'))
    expect(await assetInsert({ leadId: lead.id, assetId: 'roi' }, CALLER)).toMatchObject({
      outcome: 'inserted',
      logged: false,
    })
    expect(spy).toHaveBeenCalledTimes(2)
    spy.mockRestore()
    expect(await assetInsert({ leadId: lead.id, assetId: 'roi' }, CALLER)).toMatchObject({
      outcome: 'inserted',
      logged: true,
    })
  })

  it('gives text where an asset has no link', async () => {
    const { lead, assetInsert } = await setUp()
    told.mockResolvedValue({ outcome: 'inserted' })
    const done = await assetInsert({ leadId: lead.id, assetId: 'text' }, CALLER)
    expect(done).toMatchObject({ text: 'Say hello & smile', html: 'Say hello &amp; smile' })
  })

  it.each([
    ['secret', 'internal only'],
    ['old', 'expired'],
  ])('refuses %s', async (assetId, why) => {
    const { lead, assetInsert } = await setUp()
    await expect(assetInsert({ leadId: lead.id, assetId }, CALLER)).rejects.toThrow(why)
    expect(told).not.toHaveBeenCalled()
  })
})

describe('suggestions', () => {
  it('follow the open conversation and say why', async () => {
    const { worker, lead } = await setUp()
    const row = (await worker.db.leads.get(lead.id))!
    const view = await leadView(
      worker,
      row,
      aReading({ subject: 'Question', messages: ['Do you support SSO?'] }),
    )
    expect(view.suggestions[0]).toMatchObject({
      assetId: 'security',
      reason: 'answers “SSO” · for Consideration · not sent yet',
    })
    expect(view.suggestions.map((s) => s.assetId)).not.toContain('secret')
  })

  it('learn whether a send moved the lead on', async () => {
    const { worker, lead } = await setUp()
    const send = {
      id: 's',
      assetId: 'roi',
      leadId: lead.id,
      member: 'R',
      at: NOW - 20 * DAY,
      outcome: 'inserted' as const,
    }
    await worker.db.sends.add({ ...send, stage: 'evaluation' })
    const row = (await worker.db.leads.get(lead.id))!
    await leadView(worker, row)
    await vi.waitFor(async () => expect((await worker.db.sends.get('s'))!.moved).toBe(false))
  })
})

it('judges the sends of leads that nobody opened', async () => {
  const { worker, lead } = await setUp()
  const send = {
    id: 'old',
    assetId: 'roi',
    leadId: lead.id,
    member: 'R',
    at: NOW - 15 * DAY,
    outcome: 'copied' as const,
  }
  await worker.db.sends.bulkAdd([
    send,
    { ...send, id: 'open', at: NOW - DAY },
    { ...send, id: 'gone', leadId: 'gone' },
  ])
  await judgeOverdue(worker)
  const moved = async (id: string) => (await worker.db.sends.get(id))!.moved
  expect([await moved('old'), await moved('open'), await moved('gone')]).toEqual([true, undefined, false])
})

describe('search', () => {
  it('finds by text with typos and filters, and says what is blocked', async () => {
    const { assetSearch, assetFacets } = await setUp()
    expect((await assetSearch({ text: 'secrity' })).hits[0]!.assetId).toBe('security')
    expect((await assetSearch({ text: 'price' })).hits.map((h) => [h.assetId, h.blocked])).toEqual([
      ['secret', 'Internal only'],
      ['old', 'Expired'],
    ])
    expect((await assetSearch({ text: '', persona: 'CFO' })).hits.map((h) => h.assetId)).toEqual(['roi'])
    expect(await assetFacets()).toEqual({ personas: ['CFO'], industries: [] })
  })
})

describe('use', () => {
  it('counts sends, leads, and what was sent although expired', async () => {
    const { worker, lead, assetSearch, assetUseList, assetSends, sendCopied } = await setUp()
    await sendCopied({ leadId: lead.id, assetId: 'old' }, CALLER)
    await sendCopied({ leadId: lead.id, assetId: 'old' }, CALLER)
    worker.shelf.forget()
    expect((await assetSearch({ text: 'price' })).hits.at(-1)).toMatchObject({ sends: 2, copied: 2 })
    const old = (await assetUseList()).find((use) => use.asset.id === 'old')!
    expect(old).toMatchObject({ sends: 2, leads: 1, copied: 2, inserted: 0, lastUsedAt: NOW, sentExpired: 2 })
    expect((await assetUseList()).find((use) => use.asset.id === 'roi')!.lastUsedAt).toBeUndefined()
    expect((await assetSends({ assetId: 'old' })).sends[0]).toMatchObject({
      leadName: 'Ann Lee',
      stage: 'consideration',
    })
  })

  it('adds, changes and retires assets', async () => {
    const { assetPut, assetRetire, assetSearch } = await setUp()
    const { id, createdAt, updatedAt, ...draft } = anAsset('x', { title: 'Fresh guide' })
    expect(id && createdAt && updatedAt).toBeTruthy()
    const made = await assetPut(draft)
    expect((await assetSearch({ text: 'fresh' })).hits.map((h) => h.assetId)).toEqual([made.id])
    await assetPut({ ...draft, id: made.id, title: 'Fresher guide' })
    expect((await assetSearch({ text: 'fresher' })).hits[0]!.title).toBe('Fresher guide')
    await assetRetire({ assetId: made.id, retired: true })
    expect((await assetSearch({ text: 'fresher' })).hits).toEqual([])
  })
})
