import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { deadLetterList } from '../../../lib/contract/dead-letter-list'
import { personErase } from '../../../lib/contract/person-erase'
import { retentionGet } from '../../../lib/contract/retention-get'
import { sourceAdd } from '../../../lib/contract/source-add'
import { webhookAdd } from '../../../lib/contract/webhook-add'
import { webhookRemove } from '../../../lib/contract/webhook-remove'
import { teamBrowser } from '../../test/team-browser'
import { startTestHub, type TestHub, type TestMember } from '../../test/test-hub'

let hub: TestHub
let admin: TestMember
let at: ReturnType<typeof teamBrowser>
beforeAll(async () => {
  hub = await startTestHub()
})
beforeEach(async () => {
  admin = await hub.addMember(await hub.addWorkspace(), 'admin', 'Ada')
  at = teamBrowser(hub, admin.token)
})
afterAll(() => hub.stop())

const textOf = async (answer: Response | Promise<Response>) => (await answer).text()

async function addLetters(sourceId: string, bodies: string[]): Promise<void> {
  const row = { workspace_id: admin.workspaceId, source_id: sourceId, at: 1, code: 'noId', detail: 'no' }
  const letters = bodies.map((body, index) => ({ ...row, id: `${index}`.repeat(64), body }))
  await hub.db.insertInto('dead_letter').values(letters).execute()
}

it('says the label of the field that is wrong, and keeps what was typed', async () => {
  const invite = await textOf(at.post('/team/members/invite', { email: 'no <address>', role: 'marketer' }))
  expect(invite).toContain('“E-mail”: Write an e-mail address, such as ann@acme.com.')
  expect(invite).toContain('value="no &lt;address&gt;"')
  expect(invite).toMatch(/<input checked[^>]*value="marketer"/)
  const fields = {
    name: 'My hook',
    url: 'https://10.0.0.1/KEY',
    recipe: 'slack',
    events: 'request.added',
    names: 'yes',
  }
  const hook = await textOf(at.post('/team/webhooks/add', fields))
  expect(hook).toMatch(/role="alert">“Address”: [A-Z]/)
  expect(hook).toContain('value="My hook"')
  expect(hook).toMatch(/<input checked[^>]*value="slack"/)
  expect(hook).not.toContain('KEY')
  const nameless = await textOf(at.post('/team/webhooks/add', { ...fields, name: ' ' }))
  expect(nameless).toContain('“Name”: Fill this in.')
  const allow = await textOf(at.post('/team/privacy/allow', { address: 'ann' }))
  expect(allow).toContain('“E-mail address”: Write one whole e-mail address.')
  const half = await textOf(at.post('/team/privacy/export', { who: 'ann@' }))
  expect(half).toMatch(/role="alert">“E-mail address or id of the lead”: Write one whole/)
  const days = await textOf(at.post('/team/privacy/retention', { view: '1.5', send: '30' }))
  expect(days).toContain('“Views of links”: Write whole days')
  expect(days).toMatch(/<input(?=[^>]*value="30")[^>]*name="send"/)
})

it('asks before a rule removes what is there', async () => {
  const { workspaceId } = admin
  const row = { workspace_id: workspaceId, source_id: 's', code: 'noId', detail: 'no', body: '{}' }
  await hub.db
    .insertInto('dead_letter')
    .values({ ...row, id: 'x1', at: 1 })
    .execute()
  const fields = { dead_letter: '1', view: '365' }
  const asked = await textOf(at.post('/team/privacy/retention', fields))
  expect(asked).toMatch(
    /Nothing is saved yet[^]*Dead letters<\/td>\s*<td class="number">1<\/td>\s*<td class="number">1</,
  )
  expect(asked).not.toContain('Views of links')
  const rules = async () =>
    (await hub.ask(admin.token, retentionGet, {})).body.rules.filter(({ days }) => days)
  expect(await rules()).toEqual([])
  const inputs = [...asked.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const held = Object.fromEntries(inputs.map(([, name, value]) => [name!, value!]))
  expect((await at.post('/team/privacy/retention', held)).headers.get('location')).toContain('done=changed')
  expect(await rules()).toEqual([
    { subject: 'view', days: 365 },
    { subject: 'dead_letter', days: 1 },
  ])
})

it('takes all open letters again, also those that were refused before, and says what became of them', async () => {
  const { source } = (await hub.ask(admin.token, sourceAdd, { name: 'Site', kind: 'segment' })).body
  await addLetters(source.id, ['{"event":"x"}', '{"event":"y"}', 'broken'])
  const replay = (fields = {}) => textOf(at.post('/team/dead-letters/replay', fields))
  for (let n = 0; n < 2; n++)
    expect(await replay()).toMatch(/role="alert">3 open events were tried: 0 taken, 3 refused again/)
  const body = JSON.stringify({ messageId: 'm1', userId: 'u1', type: 'track', event: 'Demo Requested' })
  await hub.db
    .updateTable('dead_letter')
    .set({ body })
    .where('workspace_id', '=', admin.workspaceId)
    .where('id', '=', '1'.repeat(64))
    .execute()
  expect(await replay()).toMatch(/role="status">3 open events were tried: 1 taken, 2 refused again/)
  expect(await replay()).toContain('2 open events were tried: 0 taken')
  const { letters } = (await hub.ask(admin.token, deadLetterList, {})).body
  expect(letters.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1)
  expect(await replay({ id: letters.find(({ outcome }) => outcome !== 'taken')!.id })).toContain(
    'refused again, for the reason',
  )
  const other = teamBrowser(hub, (await hub.addMember(await hub.addWorkspace(), 'admin')).token)
  expect(await textOf(other.post('/team/dead-letters/replay'))).toContain('No event is open')
})

it('says in the log which one it was, and nothing of who was erased', async () => {
  const hook = { url: 'https://8.8.8.8/', events: ['request.added' as const], recipe: 'standard' as const }
  const { webhook } = (await hub.ask(admin.token, webhookAdd, { ...hook, name: 'To <Zapier>' })).body
  const gone = (await hub.ask(admin.token, webhookAdd, { ...hook, name: 'Old one' })).body.webhook
  await hub.ask(admin.token, webhookRemove, { id: gone.id })
  await at.post('/team/members/invite', { email: 'new@team.example', role: 'rep' })
  await at.post('/team/privacy/retention', { view: '30' })
  await addLetters('s', ['{"email":"ann@acme.example"}'])
  const { auditId, receipt } = (
    await hub.ask(admin.token, personErase, { person: { address: 'ann@acme.example' } })
  ).body
  const text = await textOf(at.get('/team/audit'))
  expect(webhook.name).toBe('To <Zapier>')
  for (const words of [
    '“To &lt;Zapier&gt;”',
    `A webhook that was removed (id …${gone.id.slice(-6)})`,
    '“new@team.example”',
    'Views of links: kept 30 days, before that for ever',
    `href="/team/privacy/receipt?id=${auditId}"`,
  ])
    expect(text).toContain(words)
  expect(text).not.toMatch(/ann@/)
  expect(receipt.of).toMatch(/^[0-9a-f]{64}$/)
})

it('finds receipts, opens one, and tells a genuine one from one that was changed', async () => {
  await addLetters('s', ['{"email":"ann@acme.example"}'])
  const { auditId, receipt } = (
    await hub.ask(admin.token, personErase, { person: { address: 'ann@acme.example' } })
  ).body
  const place = `/team/privacy/receipt?id=${auditId}`
  expect(await textOf(at.get('/team/privacy/receipts'))).toContain(`href="${place}"`)
  const page = await textOf(at.get(place))
  expect(page).toMatch(/by Ada[^]*genuine/)
  const shown = /<pre>([^<]+)<\/pre>/.exec(page)![1]!.replaceAll('&quot;', '"')
  expect(JSON.parse(shown)).toEqual(receipt)
  const check = (text: string) => textOf(at.post('/team/privacy/receipts/check', { receipt: text }))
  expect(await check(shown)).toMatch(/role="status">\s*Genuine: this hub signed it/)
  expect(await check(shown.replace('"dead_letter":1', '"dead_letter":2'))).toMatch(
    /role="alert">[^<]*Not genuine/,
  )
  expect(await check('{"of":')).toContain('Paste the whole receipt')
  const find = (who: string) => textOf(at.post('/team/privacy/receipts/find', { who }))
  expect(await find('Ann@acme.example')).toMatch(/<h2>Found<\/h2>[^]*href="\/team\/privacy\/receipt/)
  expect(await find('bob@acme.example')).toMatch(/role="alert">[^<]*No receipt is kept for this/)
  const stranger = teamBrowser(hub, (await hub.addMember(await hub.addWorkspace(), 'admin')).token)
  for (const path of [place, '/team/privacy/receipt'])
    expect([path, (await stranger.get(path)).status]).toEqual([path, 404])
  expect(await textOf(stranger.get('/team/privacy/receipts'))).not.toContain(auditId)
})

it('answers an address without a page by a page with a way back', async () => {
  const answer = await at.get('/team/nope')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    404,
    expect.stringContaining('text/html'),
  ])
  const text = await answer.text()
  expect(text).toContain('There is no page at this address.')
  expect(text).toMatch(/class="tabs"[^]*Back to the team/)
  const visitor = await hub.app.request('/team/nope')
  expect(visitor.headers.get('location')).toContain('/sign-in?')
})
