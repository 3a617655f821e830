import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeLinked } from '../../test/factories/linked'
import { aVerdict } from '../../test/factories/lead-file'
import { aTouch, NOW } from '../../test/factories/worker'
import { contract } from '../contract/contract'
import { OutboxAct } from '../contract/outbox-row'
import { importLeads } from '../contract/import-leads'
import { leadLookUp } from '../contract/lead-look-up'
import { ADMINS, MEMBERS } from '../contract/role'
import { toWire } from '../domain/import-wire'
import { emptyOutcome } from '../domain/import-entry'
import { workspaceSummary } from '../contract/workspace-summary'
import { addFeedback } from '../store/feedback-store'
import { addLedgerRow, listLedger } from '../store/ledger-store'
import { consentFields, consentVersion, sentRoutes } from './consent'
import { ACT_WORDS } from './ledger'

const route = (input: z.ZodType, roles = MEMBERS) =>
  contract({
    name: 'noteAdd',
    method: 'post',
    path: '/api/v1/notes',
    summary: 'A note.',
    roles,
    input,
    output: z.object({}),
  })

const asMarketer = () => {
  const { me } = makeLinked().connection
  return makeLinked({ me: { ...me, member: { ...me.member, role: 'marketer' } } })
}

describe('what may be sent', () => {
  it('is made from the contracts: every field of every act of the outbox is in it', () => {
    const fields = new Set(consentFields())
    for (const option of OutboxAct.options)
      for (const name of Object.keys(option.shape))
        expect(
          [...fields].some((field) => field.startsWith(`outboxPush: rows.act.${name}`)),
          name,
        ).toBe(true)
    expect(fields).toContain('leadLookUp: emails')
    // An admin's, but the extension sends it.
    expect(fields).toContain('workspaceRestore: lines.row.snapshot.leadName')
    expect(fields).toContain('fileAdd: content')
    expect(fields).toContain('outboxPush: rows.act.feedback.snapshot.lastTouchpoints.title')
  })

  it('names what a touchpoint of an import holds, as the ledger does', async () => {
    const linked = asMarketer()
    linked.hub.answer(importLeads, () => emptyOutcome())
    const touchpoint = {
      ...aTouch('page.viewed', 1),
      title: 'T',
      url: 'https://a.example',
      utm: { source: 's' },
    }
    const draft = { name: 'Ann', emails: ['ann@acme.example'], crm: [], anchors: [], extra: 'not agreed to' }
    const leads = [{ draft, about: 'lead', adds: false, touchpoints: [toWire(touchpoint)] }] as never
    await linked.link.client.ask(importLeads, { leads })
    const [row] = await linked.own.ledger.toArray()
    expect(row!.fields).toEqual(
      expect.arrayContaining(['leads.draft.emails', 'leads.touchpoints.url', 'leads.touchpoints.utm.source']),
    )
    const list = consentFields()
    for (const field of row!.fields) expect(list).toContain(`importLeads: ${field}`)
    expect(JSON.stringify(linked.hub.asked)).not.toContain('not agreed to')
  })

  it('has another version when a field is added anywhere in it', () => {
    const before = route(z.object({ note: z.object({ text: z.string() }) }))
    const after = route(z.object({ note: z.object({ text: z.string(), mood: z.string().optional() }) }))
    expect(sentRoutes([before])).toEqual([{ route: 'noteAdd', summary: 'A note.', fields: ['note.text'] }])
    expect(sentRoutes([after])[0]!.fields).toEqual(['note.mood', 'note.text'])
    expect(consentVersion(sentRoutes([after]))).not.toBe(consentVersion(sentRoutes([before])))
    expect(consentVersion(sentRoutes([before]))).toBe(consentVersion(sentRoutes([before])))
  })

  it('leaves out what only an admin’s page asks, and what sends nothing', () => {
    expect(sentRoutes([route(z.object({ secret: z.string() }), ADMINS), route(z.object({}))])).toEqual([])
  })
})

describe('the ledger', () => {
  it('has no row of what the member’s role may not ask: it is refused here and never leaves', async () => {
    const linked = makeLinked()
    await expect(linked.link.client.ask(workspaceSummary, {})).rejects.toThrow('you are a rep')
    expect(linked.hub.asked).toEqual([])
    expect(await linked.own.ledger.count()).toBe(0)
  })

  it('has a row for every request before it leaves, with the fields and none of the words', async () => {
    const linked = makeLinked()
    const { request } = linked.hub
    const atRequest: number[] = []
    linked.hub.request = async (input, init) => {
      atRequest.push(await linked.own.ledger.count())
      return request(input, init)
    }
    linked.again()
    await addFeedback(linked.db, aVerdict('v', 'lead', { note: 'A very secret word' }))
    await linked.link.drain()
    await linked.link.client.ask(leadLookUp, { emails: ['ann@acme.example'] })
    expect(atRequest).toEqual([1, 2])
    const { rows } = await listLedger(linked.own, 10)
    expect(rows).toMatchObject([
      { route: 'leadLookUp', fields: ['emails'], outcome: 'ok' },
      { route: 'outboxPush', what: 'verdict on a lead', at: NOW, outcome: 'ok' },
    ])
    expect(rows[1]!.fields).toContain('rows.act.feedback.note')
    expect(JSON.stringify(rows)).not.toMatch(/secret|ann@acme/)
  })

  it('keeps ten thousand rows and ninety days, and is read page by page', async () => {
    const { own } = makeLinked()
    const row = { route: 'r', what: 'w', fields: [], bytes: 1 }
    await own.ledger.bulkAdd(Array.from({ length: 10_100 }, (_, at) => ({ ...row, at: NOW + at })))
    await own.ledger.add({ ...row, at: NOW - 91 * 86_400_000 })
    for (let i = 0; i < 50; i++) await addLedgerRow(own, { ...row, at: NOW + 20_000 })
    const rows = await own.ledger.toArray()
    expect(rows.length).toBeLessThanOrEqual(10_050)
    expect(rows.every(({ at }) => at >= NOW)).toBe(true)
    const first = await listLedger(own, 100)
    const second = await listLedger(own, 100, first.cursor)
    expect(second.rows[0]!.seq).toBe(first.rows.at(-1)!.seq! - 1)
  })

  it('has one row for pulls that repeat each other, until something else leaves', async () => {
    const linked = makeLinked()
    for (let i = 0; i < 3; i++) {
      linked.clock.now++
      await linked.link.pull()
    }
    await linked.link.client.ask(leadLookUp, { emails: [] })
    await linked.link.pull()
    const { rows } = await listLedger(linked.own, 10)
    expect(rows).toMatchObject([
      { route: 'changesPull', outcome: 'ok' },
      { route: 'leadLookUp' },
      { route: 'changesPull', times: 3, at: NOW + 1, lastAt: NOW + 3, outcome: 'ok' },
    ])
  })

  it('has words for every act', () => {
    expect(Object.keys(ACT_WORDS).sort()).toEqual(OutboxAct.options.map(({ shape }) => shape.op.value).sort())
  })
})
