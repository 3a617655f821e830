import { expect, it, vi } from 'vitest'
import { aLead, aTouch, makeWorker, putLead } from '../../test/factories/worker'
import { accountHandlers } from './account'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

async function acme() {
  const worker = makeWorker()
  const people = [
    aLead({ id: 'ann', name: 'Ann Lee', emails: ['ann@acme.example'], company: 'Acme' }),
    aLead({ id: 'bo', name: 'Bo Chen', emails: ['bo@acme.example'], company: 'ACME GmbH' }),
    aLead({ id: 'cy', name: 'Cy Acme', emails: ['cy@other.example'], company: 'Acme Labs' }),
    aLead({ id: 'di', name: 'Di Fox', emails: ['di@fox.example'] }),
  ]
  for (const lead of people)
    await putLead(worker, lead, lead.id === 'bo' ? [aTouch('demo.requested', 2)] : [])
  return accountHandlers(worker).accountRead
}

it('reads the journeys of the others at the company, and not of one named like it', async () => {
  const accountRead = await acme()
  expect(await accountRead({ leadId: 'ann' })).toMatchObject({
    company: 'Acme',
    others: 1,
    active: [{ id: 'bo', name: 'Bo Chen', stage: 'intent' }],
    furthest: { id: 'bo' },
  })
  expect(await accountRead({ leadId: 'ann' })).not.toHaveProperty('isCut')
  expect(await accountRead({ leadId: 'bo' })).toMatchObject({ company: 'ACME GmbH', others: 1, active: [] })
})

it('says where a company has more people than are looked at', async () => {
  const worker = makeWorker()
  for (let i = 0; i < 300; i++)
    await putLead(worker, aLead({ id: `p${i}`, name: `Person ${i}`, emails: [`p${i}@acme.example`], company: 'Acme' })) // prettier-ignore
  const { accountRead } = accountHandlers(worker)
  expect(await accountRead({ leadId: 'p0' })).toMatchObject({ others: 299, isCut: true })
})

it('knows no colleagues without a company, and says when the lead is gone', async () => {
  const accountRead = await acme()
  expect(await accountRead({ leadId: 'di' })).toBeNull()
  await expect(accountRead({ leadId: 'nobody' })).rejects.toThrow('no longer in the workspace')
})
