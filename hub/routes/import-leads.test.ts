import { afterAll, beforeAll, expect, it } from 'vitest'
import { importAssets } from '../../lib/contract/import-assets'
import { importLeads } from '../../lib/contract/import-leads'
import { leadMerge } from '../../lib/contract/lead-merge'
import { leadUnmerge } from '../../lib/contract/lead-unmerge'
import type { WireLead } from '../../lib/domain/import-wire'
import { findLeadFiles } from '../repos/lead-file'
import { searchLeads } from '../repos/lead-search'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

const AT = Date.UTC(2026, 9, 1)

function wire(name: string, email: string, more: Partial<WireLead> & { company?: string } = {}): WireLead {
  const { company, ...rest } = more
  const draft = { name, emails: email ? [email] : [], crm: [], anchors: [], ...(company ? { company } : {}) }
  return { draft, about: 'lead', adds: true, touchpoints: [], ...rest }
}

async function makeTeam() {
  const workspaceId = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'marketer')
  const fileOf = async (key: string) => (await findLeadFiles(hub.db, workspaceId, [key]))[0]
  return {
    workspaceId,
    token,
    fileOf,
    send: (...leads: WireLead[]) => hub.ask(token, importLeads, { leads }),
  }
}

it('adds, changes and then leaves alone, with touchpoints counted once', async () => {
  const { send, fileOf } = await makeTeam()
  const ann = wire('Ann Lee', 'ann@acme.example', { touchpoints: [['f:1', 'email.opened', AT, 'marketing', 'file', 'Spring']] }) // prettier-ignore
  const first = await send(ann, wire('Bob', 'bob@acme.example'))
  expect(first).toMatchObject({ status: 200, body: { leads: { added: 2 }, touchpoints: { added: 1 } } })
  expect((await send(ann)).body).toMatchObject({
    leads: { same: 1, added: 0 },
    touchpoints: { same: 1, added: 0 },
  })
  const changed = wire('Ann Lee', 'ann@acme.example', { company: 'Acme', touchpoints: [['f:1', 'email.opened', AT, 'marketing', 'file', 'Summer'], ['f:0', 'page.viewed', AT - 1, 'marketing', 'file']] }) // prettier-ignore
  expect((await send(changed)).body).toMatchObject({
    leads: { changed: 1 },
    touchpoints: { changed: 1, added: 1 },
  })
  const file = await fileOf('email:ann@acme.example')
  expect(file?.lead).toMatchObject({ name: 'Ann Lee', company: 'Acme' })
  expect(file?.touchpoints.map(({ id, title }) => [id, title])).toEqual([['f:0', undefined], ['f:1', 'Summer']]) // prettier-ignore
})

it('knows one mailbox in its spellings, also within one batch', async () => {
  const { send } = await makeTeam()
  const { body } = await send(wire('Ann', 'ann.lee@gmail.com'), wire('Ann', 'annlee+x@googlemail.com'))
  expect(body.leads).toEqual({ added: 1, changed: 1, same: 0 })
})

it('gives back what each lead had, after an import into merged ones', async () => {
  const { send, fileOf, token } = await makeTeam()
  await send(wire('Ann Lee', 'ann@acme.example'), wire('A. Lee', 'lee@home.example'))
  const ann = (await fileOf('email:ann@acme.example'))!.lead.id
  const lee = (await fileOf('email:lee@home.example'))!.lead.id
  expect((await hub.ask(token, leadMerge, { fromId: lee, intoId: ann, why: 'one person' })).status).toBe(200)
  await send(wire('Ann Lee', 'lee@home.example', { company: 'Acme', touchpoints: [['f:9', 'page.viewed', AT, 'marketing', 'file']] })) // prettier-ignore
  const both = (await fileOf('email:lee@home.example'))!
  expect(both.lead).toMatchObject({ id: ann, name: 'Ann Lee', company: 'Acme', emails: ['ann@acme.example', 'lee@home.example'] }) // prettier-ignore
  expect(both.touchpoints).toHaveLength(1)
  expect((await hub.ask(token, leadUnmerge, { leadId: lee })).status).toBe(200)
  expect((await fileOf('email:lee@home.example'))!.lead).toMatchObject({ name: 'A. Lee', emails: ['lee@home.example'] }) // prettier-ignore
  expect((await fileOf('email:lee@home.example'))!.touchpoints).toHaveLength(1)
  expect((await fileOf('email:ann@acme.example'))!.lead.emails).toEqual(['ann@acme.example'])
})

it('finds leads by the beginnings of words and of addresses', async () => {
  const { send, workspaceId } = await makeTeam()
  await send(wire('Zoë O’Hara', 'zoe@acme.example', { company: 'Acme' }), wire('Ann Lee', 'ann@acme.example'))
  const find = async (text: string) =>
    (await searchLeads(hub.db, workspaceId, text, 10)).map(({ name }) => name)
  expect(await find('zoe')).toEqual(['Zoë O’Hara'])
  expect(await find('hara acm')).toEqual(['Zoë O’Hara'])
  expect(await find('ara')).toEqual([])
  expect(await find('ANN@acme')).toEqual(['Ann Lee'])
  expect(await find("'; drop & | ! :* \\")).toEqual([])
})

it('races itself without a double', async () => {
  const { send, workspaceId } = await makeTeam()
  const batch = Array.from({ length: 20 }, (_, n) => wire(`N${n}`, `n${n}@acme.example`))
  const all = await Promise.all([send(...batch), send(...batch.toReversed()), send(...batch)])
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
  const leads = await hub.db.selectFrom('lead').select('id').where('workspace_id', '=', workspaceId).execute()
  expect(leads).toHaveLength(20)
})

it('takes assets, and refuses text that the database cannot hold', async () => {
  const { token, send } = await makeTeam()
  const asset = { title: 'Guide', type: 'guide' as const, summary: '', stages: [], personas: [], industries: [], answers: [], topics: [] } // prettier-ignore
  expect((await hub.ask(token, importAssets, { assets: [asset] })).body.assets).toEqual({ added: 1, changed: 0, same: 0 }) // prettier-ignore
  expect((await hub.ask(token, importAssets, { assets: [asset] })).body.assets).toEqual({ added: 0, changed: 0, same: 1 }) // prettier-ignore
  expect((await send(wire('A\u0000nn', 'ann@acme.example'))).status).toBe(400)
})

it('is not for reps, and refuses other shapes', async () => {
  const { workspaceId, token } = await makeTeam()
  const rep = await hub.addMember(workspaceId, 'rep')
  expect((await hub.ask(rep.token, importLeads, { leads: [] })).status).toBe(403)
  expect((await hub.ask(token, importLeads, { leads: [{ draft: {} }] } as never)).body.error?.code).toBe(
    'badRequest',
  )
})
