import { describe, expect, it } from 'vitest'
import { changesPull } from '../../lib/contract/changes-pull'
import type { InputOf, OutputOf } from '../../lib/contract/contract'
import { memberRole } from '../../lib/contract/member-role'
import { inTransaction } from '../db/transaction'
import { removeNoun, putNoun } from '../repos/noun'
import { addView, inLeadWorlds, sayEverything } from '../test/lead-world'
import { NOW, push, sampleAsset, sampleFeedback, sampleLead, sampleRequest } from '../test/sample-acts'
import type { TestHub, TestMember } from '../test/test-hub'

let hub: TestHub
let workspaceId: string
let rep: TestMember
let other: TestMember
let marketer: TestMember
let admin: TestMember
const lead = sampleLead()
inLeadWorlds(lead, (world) => ({ hub, workspaceId, rep, other, marketer, admin } = world))

type Changes = OutputOf<typeof changesPull>
async function pull(member: TestMember, input: InputOf<typeof changesPull>): Promise<Changes> {
  const { status, body } = await hub.ask(member.token, changesPull, input)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
const nouns = ({ items }: Changes) => items.map(({ noun }) => noun)
const ids = ({ items }: Changes) => items.map(({ id }) => id)

const putAsset = (id: string, at = NOW) =>
  inTransaction(hub.db, (tx) =>
    putNoun(tx, 'asset', { workspaceId, id, at, body: sampleAsset({ id, title: `Asset ${at}` }) }),
  )

describe('what was asked since a cursor', () => {
  it('comes in the order of its changes, each noun once and as it stands', async () => {
    const feedback = sampleFeedback(lead.id)
    const feedbackId = feedback.id
    const asset = sampleAsset()
    await push(hub, rep.token, { op: 'feedbackAdd', feedback })
    await push(hub, marketer.token, { op: 'assetPut', asset }, { op: 'handoffPut', stage: 'intent' })
    const first = await pull(rep, { since: 0 })
    expect(nouns(first)).toEqual(['feedback', 'asset', 'setting'])
    expect(first).toMatchObject({ more: false, leads: [] })
    expect(first.items[2]).toEqual({ noun: 'setting', id: 'handoff', deleted: false, body: 'intent' })
    expect(changesPull.output.parse(first)).toEqual(first)
    expect(await pull(rep, { since: first.cursor })).toMatchObject({ cursor: first.cursor, items: [] })
    await push(hub, marketer.token, { op: 'feedbackAnswer', feedbackId, answer: { kind: 'thanks' } })
    await push(hub, marketer.token, { op: 'feedbackAnswer', feedbackId, answer: { kind: 'dataFixed' } })
    const { items, cursor } = await pull(rep, { since: first.cursor })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      noun: 'feedback',
      id: feedbackId,
      body: { answer: { kind: 'dataFixed' } },
    })
    expect(cursor).toBeGreaterThan(first.cursor)
  })

  it('says of what was deleted only that it was', async () => {
    const feedback = sampleFeedback(lead.id, { note: 'Secret' })
    await push(hub, rep.token, { op: 'feedbackAdd', feedback })
    const { cursor } = await pull(rep, { since: 0 })
    await push(hub, rep.token, { op: 'feedbackUndo', feedbackId: feedback.id })
    const { items } = await pull(rep, { since: cursor })
    expect(items).toEqual([{ noun: 'feedback', id: feedback.id, deleted: true }])
    const { rows } = { rows: await hub.db.selectFrom('feedback').select('body').where('workspace_id', '=', workspaceId).execute() } // prettier-ignore
    expect(rows).toEqual([{ body: {} }])
    // Who has no copy has nothing to forget.
    expect((await pull(rep, { since: 0 })).items).toEqual([])
  })

  it('comes in pages of which none misses or repeats a change', async () => {
    for (let i = 0; i < 1203; i++) await putAsset(`asset-${i % 1101}`, NOW + i)
    const seen: string[] = []
    let [since, pages] = [0, 0]
    for (let more = true; more; pages++) {
      const page = await pull(rep, { since })
      seen.push(...ids(page))
      ;({ cursor: since, more } = page)
    }
    expect(pages).toBe(3)
    expect(seen).toHaveLength(1101)
    expect(new Set(seen).size).toBe(1101)
  })

  it('has no gap while many write at once', async () => {
    const copy = new Map<string, string>()
    let since = 0
    let isWriting = true
    const reading = (async () => {
      for (let more = true; isWriting || more;) {
        const page = await pull(rep, { since })
        for (const item of page.items) copy.set(item.id, (item.body as { title: string }).title)
        more = page.more || page.items.length > 0
        since = page.cursor
      }
    })()
    const write = async (writer: number) => {
      for (let i = 0; i < 40; i++) await putAsset(`asset-${writer}-${i % 7}`, NOW + writer * 1000 + i)
    }
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)))
    isWriting = false
    await reading
    const stands = await pull(rep, { since: 0 })
    expect(stands.items).toHaveLength(56)
    expect(Object.fromEntries(copy)).toEqual(
      Object.fromEntries(stands.items.map(({ id, body }) => [id, (body as { title: string }).title])),
    )
  })

  it('begins anew for a cursor of another life', async () => {
    await putAsset('one')
    const { cursor } = await pull(rep, { since: 0 })
    expect(await pull(rep, { since: cursor + 1 })).toMatchObject({
      cursor,
      reset: true,
      items: [{ id: 'one' }],
    })
  })

  it('begins anew for a member in another role, with what that one may have', async () => {
    const [mine, theirs] = [sampleFeedback(lead.id), sampleFeedback(lead.id)]
    await push(hub, rep.token, { op: 'feedbackAdd', feedback: mine })
    await push(hub, other.token, { op: 'feedbackAdd', feedback: theirs })
    const [asRep, asMarketer] = [await pull(rep, { since: 0 }), await pull(marketer, { since: 0 })]
    expect([ids(asRep), ids(asMarketer)]).toEqual([[mine.id], [mine.id, theirs.id]])
    await hub.ask(admin.token, memberRole, { memberId: rep.memberId, role: 'marketer' })
    await hub.ask(admin.token, memberRole, { memberId: marketer.memberId, role: 'rep' })
    const promoted = await pull(rep, { since: asRep.cursor })
    expect([promoted.reset, ids(promoted)]).toEqual([true, [mine.id, theirs.id]])
    const demoted = await pull(marketer, { since: asMarketer.cursor })
    expect([demoted.reset, ids(demoted)]).toEqual([true, []])
    // Once, and not from a marketer to an admin, who may have the same.
    expect((await pull(marketer, { since: demoted.cursor })).reset).toBeUndefined()
    await hub.ask(admin.token, memberRole, { memberId: rep.memberId, role: 'admin' })
    expect((await pull(rep, { since: promoted.cursor })).reset).toBeUndefined()
  })

  it('is about the lead that a merged one became', async () => {
    await push(hub, rep.token, { op: 'feedbackAdd', feedback: sampleFeedback(lead.id) })
    const into = sampleLead()
    await push(hub, rep.token, { op: 'leadAdd', lead: into })
    await hub.db
      .updateTable('lead')
      .set({ parent_id: into.id, root_id: into.id })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', lead.id)
      .execute()
    expect((await pull(rep, { since: 0 })).items[0]?.body).toMatchObject({ leadId: into.id })
  })
})

describe('who gets what', () => {
  it('is said by the table', async () => {
    const { asset } = await sayEverything({ hub, rep, marketer, lead })
    await addView({ hub, workspaceId, rep, lead }, asset.id)
    const all = ['asset', 'feedback', 'dispute', 'send', 'objection', 'request', 'view']
    expect(nouns(await pull(rep, { since: 0 }))).toEqual(all)
    expect(nouns(await pull(other, { since: 0 }))).toEqual(['asset', 'request'])
    const marketing = ['asset', 'feedback', 'dispute', 'objection', 'request']
    expect(nouns(await pull(marketer, { since: 0 }))).toEqual(marketing)
    expect(nouns(await pull(admin, { since: 0 }))).toEqual(marketing)
    // Of long ago only their own.
    hub.setNow(NOW + 100 * 86_400_000)
    expect(nouns(await pull(marketer, { since: 0 }))).toEqual(['asset', 'request'])
    expect(nouns(await pull(rep, { since: 0 }))).toEqual(all)
  })

  it('is never of another workspace, and nothing without a session', async () => {
    await push(hub, rep.token, { op: 'requestAdd', request: sampleRequest() })
    const elsewhere = await hub.addWorkspace('Elsewhere')
    const stranger = await hub.addMember(elsewhere, 'admin')
    const leads = [{ id: lead.id, updatedAt: 0 }]
    expect(await pull(stranger, { since: 0, leads })).toEqual({
      cursor: 0,
      items: [],
      more: false,
      leads: [],
    })
    expect((await hub.ask(undefined, changesPull, { since: 0 })).status).toBe(401)
  })

  it('is refused for what is no cursor', async () => {
    for (const input of [{ since: -1 }, { since: 0, wait: 60 }, { since: '0' }, {}])
      expect((await hub.ask(rep.token, changesPull, input as never)).body.error?.code).toBe('badRequest')
  })
})

describe('open leads', () => {
  it('are named when their file is another one than is known', async () => {
    const [known] = await hub.db
      .selectFrom('lead')
      .select('updated_at')
      .where('workspace_id', '=', workspaceId)
      .execute()
    const leads = [
      { id: lead.id, updatedAt: known!.updated_at },
      { id: 'nobody', updatedAt: 0 },
    ]
    const { cursor, leads: none } = await pull(rep, { since: 0, leads })
    expect(none).toEqual([])
    await push(hub, other.token, { op: 'feedbackAdd', feedback: sampleFeedback(lead.id) })
    const { items, leads: moved } = await pull(rep, { since: cursor, leads })
    expect({ items, moved }).toEqual({ items: [], moved: [lead.id] })
  })
})

it('forgets for good what was removed, with its words', async () => {
  await putAsset('gone')
  expect(await inTransaction(hub.db, (tx) => removeNoun(tx, 'asset', { workspaceId, id: 'gone' }))).toBe(true)
  expect(await inTransaction(hub.db, (tx) => removeNoun(tx, 'asset', { workspaceId, id: 'gone' }))).toBe(
    false,
  )
})
