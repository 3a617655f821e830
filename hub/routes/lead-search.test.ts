import { afterAll, beforeAll, expect, it } from 'vitest'
import { leadSearch, MOST_LEAD_HITS } from '../../lib/contract/lead-search'
import { push, sampleLead } from '../test/sample-acts'
import { startTestHub, type TestHub, type TestMember } from '../test/test-hub'

let hub: TestHub
let rep: TestMember
beforeAll(async () => {
  hub = await startTestHub()
  rep = await hub.addMember(await hub.addWorkspace(), 'rep')
  const people = [
    { name: 'Zoë Quill', company: 'Nordwind', emails: ['zoe@nordwind.example'] },
    { name: 'Ann Other', company: 'Nordwind', emails: ['ann@nordwind.example'], title: 'Head of IT' },
    ...Array.from({ length: 30 }, (_, i) => ({ name: `Person ${i}`, emails: [`p${i}@many.example`] })),
  ]
  await push(hub, rep.token, ...people.map((given) => ({ op: 'leadAdd' as const, lead: sampleLead(given) })))
})
afterAll(() => hub.stop())

const search = async (member: TestMember, text: string) =>
  (await hub.ask(member.token, leadSearch, { text })).body

it('finds by the beginning of a name, a company or an address', async () => {
  const names = async (text: string) => (await search(rep, text)).hits.map(({ name }) => name)
  expect(await names('zo')).toEqual(['Zoë Quill'])
  expect(await names('nordw')).toEqual(['Ann Other', 'Zoë Quill'])
  expect(await names('ann@nord')).toEqual(['Ann Other'])
  expect(await names('nobody')).toEqual([])
  expect((await search(rep, 'ann oth')).hits[0]).toMatchObject({
    title: 'Head of IT',
    company: 'Nordwind',
    email: 'ann@nordwind.example',
  })
  expect(await names('person')).toHaveLength(MOST_LEAD_HITS)
})

it('bears signs that mean something to a database', async () => {
  for (const text of ["'; drop table lead; --", 'a & b | !c', ':*', '\\', "o'", '%', '<->'])
    expect(await search(rep, text)).toHaveProperty('hits')
})

it('finds nobody of another workspace, nobody without a session, and refuses what is too long', async () => {
  const stranger = await hub.addMember(await hub.addWorkspace(), 'admin')
  expect((await search(stranger, 'zo')).hits).toEqual([])
  expect((await hub.ask(undefined, leadSearch, { text: 'zo' })).status).toBe(401)
  expect((await search(rep, 'x'.repeat(201))).error?.code).toBe('badRequest')
})
