import { expect, it, vi } from 'vitest'
import { aLead, aTouch, makeWorker, NOW, putLead } from '../../test/factories/worker'
import { tellPanels } from '../messages/messenger'
import { HalfdoorDatabase } from '../store/database'
import { answerHandlers } from './answers'
import { disputeHandlers } from './dispute'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const PANEL = { kind: 'framedPanel', tabId: 1 } as const

async function withTwoDisputes() {
  const worker = makeWorker()
  await putLead(worker, aLead({ id: 'zoe', name: 'Zoe Quill', company: 'Acme' }), [
    aTouch('webinar.attended', 3),
    aTouch('pricing.viewed', 1),
    aTouch('form.submitted', 9),
  ])
  await putLead(worker, aLead({ id: 'bo', name: 'Bo Chen' }))
  const rep = disputeHandlers(worker)
  await rep.disputePut({ leadId: 'bo', stage: 'intent', why: 'Called us' }, PANEL)
  worker.clock.now = NOW + 5
  await rep.disputePut({ leadId: 'zoe', stage: 'evaluation', why: 'Has a proposal' }, PANEL)
  return { worker, rep, list: answerHandlers(worker).disputeList }
}

it('reaches marketing newest first, with whose stage it is and what was computed', async () => {
  const { worker, rep, list } = await withTwoDisputes()
  const [zoe, bo] = await list()
  expect(zoe).toMatchObject({
    leadName: 'Zoe Quill', company: 'Acme', computed: 'consideration', stage: 'evaluation', why: 'Has a proposal', member: 'You', at: NOW + 5,
  }) // prettier-ignore
  expect(zoe!.modelVersion).not.toBe('')
  expect(bo).toMatchObject({ leadName: 'Bo Chen', computed: 'awareness', stage: 'intent', at: NOW })
  expect(bo!.company).toBeUndefined()
  worker.clock.now = NOW + 9
  await rep.disputePut({ leadId: 'bo', stage: 'interest', why: '' }, PANEL)
  expect((await list()).map(({ leadId, stage }) => [leadId, stage])).toEqual([
    ['bo', 'interest'],
    ['zoe', 'evaluation'],
  ])
})

it('is told to open pages as it comes and as it is taken back, and then is in the list no more', async () => {
  const { rep, list } = await withTwoDisputes()
  expect(tellPanels).toHaveBeenCalledWith('storeChanged', { nouns: ['lead'] })
  vi.mocked(tellPanels).mockClear()
  await rep.disputeRemove({ leadId: 'zoe' })
  expect(tellPanels).toHaveBeenCalledWith('storeChanged', { nouns: ['lead'] })
  expect((await list()).map(({ leadId }) => leadId)).toEqual(['bo'])
})

it('outlives its lead, and says so in place of the name', async () => {
  const { worker, list } = await withTwoDisputes()
  await worker.db.leads.delete('zoe')
  expect((await list())[0]).toMatchObject({ leadId: 'zoe', leadName: 'A lead that is no longer here' })
})

it('is about the lead that it is now, where the panel knows it by an id of before', async () => {
  const { worker } = await withTwoDisputes()
  const copy = { ...worker, db: new HalfdoorDatabase('dispute-of-alias', true) }
  await putLead(copy, aLead({ id: 'zoe' }))
  await copy.db.aliases.put({ id: 'mine', leadId: 'zoe' })
  const rep = disputeHandlers(copy)
  await rep.disputePut({ leadId: 'mine', stage: 'intent', why: '' }, PANEL)
  expect(await copy.db.disputes.get('zoe')).toMatchObject({ stage: 'intent' })
  await rep.disputeRemove({ leadId: 'mine' })
  expect(await copy.db.disputes.count()).toBe(0)
})
