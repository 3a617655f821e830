import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { auditList } from '../../../lib/contract/audit-list'
import { invitationList } from '../../../lib/contract/invitation-list'
import { personReceiptList } from '../../../lib/contract/person-receipt-list'
import { sourceList } from '../../../lib/contract/source-list'
import { webhookList } from '../../../lib/contract/webhook-list'
import { makeApp } from '../../app'
import { teamBrowser } from '../../test/team-browser'
import { startTestHub, type TestHub, type TestMember } from '../../test/test-hub'

let hub: TestHub
let admin: TestMember
let at: ReturnType<typeof teamBrowser>
beforeAll(async () => {
  hub = await startTestHub()
})
beforeEach(async () => {
  admin = await hub.addMember(await hub.addWorkspace(), 'admin')
  at = teamBrowser(hub, admin.token)
})
afterAll(() => hub.stop())

/** Another process of the same hub: it knows what the database knows. */
const elsewhere = () => teamBrowser({ ...hub, app: makeApp(hub) }, admin.token)
const doneIn = (answer: Response) => answer.headers.get('location')

async function addLetter(body: string, id = 'x1'): Promise<void> {
  const row = { workspace_id: admin.workspaceId, id, source_id: 's', at: 1, code: 'noId', detail: 'no', body }
  await hub.db.insertInto('dead_letter').values(row).execute()
}

it('answers a double click as one: the key is made once, and shown', async () => {
  const send = await at.openForm('/team/sources', '/team/sources/add')
  const fields = { name: 'Website', kind: 'segment', trust: 'browser' }
  const [first, second] = await Promise.all([send(fields), send(fields)])
  expect([first.status, second.status]).toEqual([200, 200])
  const [one, two] = [await first.text(), await second.text()]
  expect(one).toContain('Copy its write key now')
  expect(two).toBe(one)
  expect((await hub.ask(admin.token, sourceList, {})).body.sources).toHaveLength(1)
})

it('does nothing again at a reload, and says so on the list', async () => {
  const send = await at.openForm('/team/webhooks', '/team/webhooks/add')
  const fields = {
    name: 'Hook',
    url: 'https://8.8.8.8/x',
    recipe: 'standard',
    events: 'request.added',
    names: 'no',
  }
  expect(await (await send(fields)).text()).toContain('whsec_')
  await new Promise((resolve) => setTimeout(resolve, 2100))
  const again = await send(fields)
  expect([again.status, doneIn(again)]).toEqual([303, '/team/webhooks?done=already'])
  expect(await (await at.get(doneIn(again)!)).text()).toContain(
    'This was sent already. Nothing was done twice, and',
  )
  expect((await hub.ask(admin.token, webhookList, {})).body.webhooks).toHaveLength(1)
  // With other words in it, it is another form.
  expect(await (await send({ ...fields, name: 'Second' })).text()).toContain('whsec_')
})

it('knows it in every process, without what was typed or shown', async () => {
  const send = await at.openForm('/team/members', '/team/members/invite')
  const fields = { email: 'new@team.example', role: 'rep' }
  const link = /\/invitation\?token=([\w-]+)/.exec(await (await send(fields)).text())![1]!
  const rows = await hub.db.selectFrom('auth_link').selectAll().where('kind', '=', 'form').execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const kept of rows) expect(JSON.stringify(kept)).not.toMatch(new RegExp(`new@team|${link}`))
  const again = await send(fields, elsewhere().post)
  expect([again.status, doneIn(again)]).toEqual([303, '/team/members?done=already'])
  expect((await hub.ask(admin.token, invitationList, {})).body.invitations).toHaveLength(1)
})

it('tells one member’s form from another’s', async () => {
  const other = await hub.addMember(admin.workspaceId, 'admin')
  const send = await at.openForm('/team/members', '/team/members/invite')
  const fields = { email: 'new@team.example', role: 'rep' }
  const linkIn = async (answer: Response) => /\/invitation\?token=([\w-]+)/.exec(await answer.text())?.[1]
  const ours = await linkIn(await send(fields))
  const theirs = await linkIn(await send(fields, teamBrowser(hub, other.token).post))
  expect(theirs).toMatch(/^[\w-]{20,}$/)
  expect(theirs).not.toBe(ours)
})

it('lets a refused form be sent again, and one that only reads', async () => {
  const send = await at.openForm('/team/members', '/team/members/invite')
  const wrong = { email: 'no address', role: 'rep' }
  for (const by of [at.post, elsewhere().post]) expect((await send(wrong, by)).status).toBe(400)
  await addLetter('{"email":"ann@acme.example"}')
  const load = await at.openForm('/team/privacy', '/team/privacy/export')
  for (const by of [at.post, elsewhere().post]) {
    const answer = await load({ who: 'ann@acme.example' }, by)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
  }
})

it('erases once at a double click, and leads to a receipt that stays', async () => {
  await addLetter('{"email":"ann@acme.example"}')
  const send = await at.openForm('/team/privacy', '/team/privacy/erase')
  const fields = { who: 'ann@acme.example', typed: 'erase' }
  const answers = await Promise.all([send(fields), send(fields)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const { receipts } = (await hub.ask(admin.token, personReceiptList, {})).body
  expect(receipts).toHaveLength(1)
  const place = `/team/privacy/receipt?id=${receipts[0]!.auditId}`
  for (const answer of answers) expect(doneIn(answer)).toBe(`${place}&done=erased`)
  // A reload of the form, and one in another process, is led there as well.
  const before = (await hub.ask(admin.token, auditList, {})).body.entries.length
  await new Promise((resolve) => setTimeout(resolve, 2100))
  expect(doneIn(await send(fields))).toBe(`${place}&done=erased`)
  expect(doneIn(await send(fields, elsewhere().post))).toBe(`${place}&done=erased`)
  expect((await hub.ask(admin.token, auditList, {})).body.entries).toHaveLength(before)
  const page = await (await at.get(place)).text()
  expect(page).toContain('Nothing of this person was left in any table.')
  expect(page).toMatch(/dead_letter<\/td>\s*<td class="number">1<\/td>\s*<td class="number">0</)
  expect(page).not.toContain('ann@')
  expect(await (await at.get('/team/audit')).text()).toContain(`href="${place}"`)
})
