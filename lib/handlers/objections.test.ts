import { describe, expect, it, vi } from 'vitest'
import { aLead, anAsset, makeWorker, NOW, putAssets, putLead } from '../../test/factories/worker'
import { getLead } from '../store/lead-store'
import { addSend } from '../store/send-store'
import { leadView } from './lead-view'
import { objectionHandlers, voiceHandlers } from './objections'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const CALLER = { kind: 'framedPanel', tabId: 1 } as const

async function setUp() {
  const worker = makeWorker()
  await putLead(worker, aLead({ id: 'ann', name: 'Ann Lee', company: 'Acme' }))
  await putLead(worker, aLead({ id: 'bo', name: 'Bo Ray' }))
  await putAssets(
    worker,
    anAsset('sso', { title: 'SSO guide', answers: ['single sign-on'] }),
    anAsset('roi', { title: 'ROI sheet', summary: 'What it costs and what it saves' }),
  )
  const handlers = objectionHandlers(worker)
  const add = (leadId: string, text: string, kind: 'objection' | 'question' = 'objection') =>
    handlers.objectionAdd({ leadId, kind, text }, CALLER)
  const view = async () => leadView(worker, await getLead(worker.db, 'ann'))
  return { worker, ...handlers, ...voiceHandlers(worker), add, view }
}

describe('what a lead asks or objects to', () => {
  it('is written down with who and when, and shown at the lead, newest first', async () => {
    const { worker, add, view } = await setUp()
    await add('ann', 'Too expensive')
    worker.clock.now = NOW + 1
    await add('ann', 'Do you do SSO?', 'question')
    expect((await view()).objections).toMatchObject([
      { kind: 'question', text: 'Do you do SSO?', member: 'You', at: NOW + 1 },
      { kind: 'objection', text: 'Too expensive' },
    ])
  })

  it('is what suggestions answer, until something answered it', async () => {
    const { add, view, objectionAnswer } = await setUp()
    const { id } = await add('ann', 'Does single sign-on work?', 'question')
    expect((await view()).suggestions[0]?.reason).toContain('answers “single sign-on”')
    await objectionAnswer({ objectionId: id, assetId: 'roi' })
    expect((await view()).suggestions.map(({ reason }) => reason).join()).not.toContain('answers')
  })

  it('offers what was sent since as its answer, and nothing sent before', async () => {
    const { worker, add, view, objectionAnswer } = await setUp()
    const send = { id: 's', assetId: 'sso', leadId: 'ann', member: 'You', outcome: 'inserted' as const }
    await addSend(worker.db, { ...send, at: NOW - 1 })
    const { id } = await add('ann', 'SSO?', 'question')
    expect((await view()).objections[0]?.offer).toBeUndefined()
    await addSend(worker.db, { ...send, id: 's2', at: NOW + 5 })
    expect((await view()).objections[0]?.offer).toEqual({ assetId: 'sso', title: 'SSO guide' })
    const answered = await objectionAnswer({ objectionId: id, assetId: 'sso' })
    expect(answered.answeredBy).toEqual({ assetId: 'sso', title: 'SSO guide' })
    expect((await view()).objections[0]).toEqual(answered)
  })

  it('can be undone for ten seconds and not later', async () => {
    const { worker, add, view, objectionUndo } = await setUp()
    const { id } = await add('ann', 'Too expensive')
    worker.clock.now = NOW + 10_001
    await expect(objectionUndo({ objectionId: id })).rejects.toThrow('Too late')
    worker.clock.now = NOW + 10_000
    await objectionUndo({ objectionId: id })
    expect((await view()).objections).toEqual([])
    await expect(objectionUndo({ objectionId: id })).rejects.toThrow('taken back')
  })

  it('of a lead that is gone, or answered by an asset that is gone, is refused and nothing is stored', async () => {
    const { worker, add, objectionAnswer } = await setUp()
    await expect(add('gone', 'Hm')).rejects.toThrow()
    expect(await worker.db.objections.count()).toBe(0)
    const { id } = await add('ann', 'Hm')
    await expect(objectionAnswer({ objectionId: id, assetId: 'gone' })).rejects.toThrow('no longer')
    expect((await worker.db.objections.get(id))?.answeredBy).toBeUndefined()
  })
})

describe('what buyers say', () => {
  it('stands in lines of what is alike, with leads, answers and gaps', async () => {
    const { add, objectionAnswer, objectionList } = await setUp()
    await add('ann', 'Too expensive.')
    const { id } = await add('bo', ' too  EXPENSIVE ')
    await add('ann', 'No SSO?')
    await objectionAnswer({ objectionId: id, assetId: 'roi' })
    const { lines, total, gaps } = await objectionList()
    expect({ total, gaps }).toEqual({ total: 2, gaps: 1 })
    expect(lines[0]).toMatchObject({
      leads: 2, isGap: false, answers: [{ assetId: 'roi', title: 'ROI sheet' }],
    }) // prettier-ignore
    expect(lines[0]!.behind.map(({ leadName }) => leadName).sort()).toEqual(['Ann Lee', 'Bo Ray'])
    expect(lines[1]).toMatchObject({ text: 'No SSO?', isGap: true, behind: [{ company: 'Acme' }] })
  })
})
