import { afterAll, beforeAll, expect, it } from 'vitest'
import { webhookList } from '../../../lib/contract/webhook-list'
import { startTestHub, type TestHub } from '../../test/test-hub'
import { startTestReceiver } from '../../test/test-receiver'
import { teamRoutes } from './team-routes'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ HUB_WEBHOOK_ALLOW: '127.0.0.0/8' })
})
afterAll(() => hub.stop())

const LISTS = ['members', 'sources', 'dead-letters', 'webhooks', 'privacy', 'audit']

async function admin(role: 'admin' | 'rep' | 'marketer' = 'admin') {
  const workspaceId = await hub.addWorkspace()
  const member = await hub.addMember(workspaceId, role, '<b>Zoë</b>')
  return { ...browser(member.token), ...member }
}

/** A browser with somebody's cookie. */
function browser(token: string) {
  const cookie = `halfdoor.session_token=${encodeURIComponent(token)}`
  return {
    get: (path: string) => hub.app.request(path, { headers: { cookie } }),
    post: (path: string, fields: Record<string, string | string[]> = {}, origin = hub.url()) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one)
      return hub.app.request(path, { method: 'POST', headers: { cookie, origin }, body })
    },
  }
}

function posts(): string[] {
  return [
    ...new Set(
      teamRoutes(hub)
        .routes.filter(({ method, path }) => method === 'POST' && !path.includes('*'))
        .map(({ path }) => path),
    ),
  ]
}

it('shows every page to an admin, under a policy that runs no script', async () => {
  const { get } = await admin()
  for (const page of LISTS) {
    const answer = await get(`/team/${page}`)
    const text = await answer.text()
    expect([page, answer.status]).toEqual([page, 200])
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*form-action 'self'$/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(text).not.toMatch(/<script|\son\w+=|style="|<b>Zo/)
    expect(text).toContain('aria-current="page"')
  }
})

it('shows nothing to reps and marketers, and does nothing for them', async () => {
  for (const role of ['rep', 'marketer'] as const) {
    const { get, post } = await admin(role)
    // Every member may see who is in the team; what the page asks besides is for admins.
    for (const page of LISTS) expect([page, (await get(`/team/${page}`)).status]).toEqual([page, 403])
    for (const path of posts())
      expect([path, (await post(path, { typed: 'erase', who: 'a@b.example' })).status]).toEqual([path, 403])
  }
})

it('takes no form from another page', async () => {
  const { post } = await admin()
  expect(posts().length).toBeGreaterThan(15)
  for (const path of posts())
    for (const origin of ['https://evil.example', 'null'])
      expect([path, (await post(path, {}, origin)).status]).toEqual([path, 403])
})

it('leads to the sign-in page and back where nobody is signed in', async () => {
  const answer = await hub.app.request('/team/webhook?id=1')
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toBe(
    `/sign-in?${new URLSearchParams({ next: '/team/webhook?id=1' })}`,
  )
})

it('adds a webhook, shows its secret once, tests it, and removes it', async () => {
  const receiver = await startTestReceiver((response) => void response.writeHead(204).end())
  const { get, post, token } = await admin()
  const name = '<script>alert(1)</script> & co'
  const fields = {
    name,
    url: receiver.url,
    recipe: 'standard',
    events: ['feedback.added', 'request.added'],
    names: 'no',
  }
  const added = await (await post('/team/webhooks/add', fields)).text()
  expect(added).toMatch(/whsec_[\w+/]{32}/)
  const [webhook] = (await hub.ask(token, webhookList, {})).body.webhooks
  expect(webhook).toMatchObject({ name, events: ['feedback.added', 'request.added'], names: false })
  const list = await (await get('/team/webhooks')).text()
  expect(list).not.toMatch(/whsec_|<script/)
  expect(list).not.toContain(receiver.url)
  const { id } = webhook!
  expect(await (await post('/team/webhook/test', { id })).text()).toContain('The test arrived: answered 204.')
  const one = await (await get(`/team/webhook?id=${id}`)).text()
  expect(one).toContain('delivered')
  expect(
    (
      await post('/team/webhook/change', {
        id,
        name: 'Renamed',
        url: '',
        events: 'request.added',
        names: 'yes',
      })
    ).headers.get('location'),
  ).toContain('done=changed')
  expect((await hub.ask(token, webhookList, {})).body.webhooks[0]).toMatchObject({
    name: 'Renamed',
    events: ['request.added'],
    names: true,
  })
  expect((await post('/team/webhook/switch', { id, on: 'no' })).status).toBe(303)
  expect(await (await get(`/team/webhook?id=${id}`)).text()).toContain('Switch on')
  expect((await post('/team/webhook/remove', { id })).headers.get('location')).toBe(
    '/team/webhooks?done=removed',
  )
  expect((await get(`/team/webhook?id=${id}`)).status).toBe(404)
  await receiver.close()
})

it('says on the page what was refused, and keeps it', async () => {
  const { post } = await admin()
  const fields = {
    name: 'Inside',
    url: 'https://10.0.0.1/',
    recipe: 'standard',
    events: 'request.added',
    names: 'no',
  }
  const answer = await post('/team/webhooks/add', fields)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toMatch(/role="alert"[^]*private network/)
  const none = await post('/team/webhooks/add', { ...fields, url: 'https://8.8.8.8/', events: [] })
  expect(await none.text()).toContain('“When”: Choose at least one event.')
})

it('adds a source with what to copy, and ends its key', async () => {
  const { get, post } = await admin()
  const added = await (await post('/team/sources/add', { name: 'Website', kind: 'segment' })).text()
  expect(added).toContain("'http://hub.test'")
  const list = await (await get('/team/sources')).text()
  const sourceId = /name="sourceId" value="([^"]+)"/.exec(list)![1]!
  expect((await post('/team/sources/revoke', { sourceId })).status).toBe(303)
  expect(await (await get('/team/sources')).text()).toContain('revoked')
})

it('keeps rules, and erases nobody without the typed word', async () => {
  const { get, post } = await admin()
  expect((await post('/team/privacy/retention', { touchpoint: '365', view: '' })).status).toBe(303)
  expect(await (await get('/team/privacy')).text()).toMatch(/name="touchpoint"[^>]*value="365"/)
  expect((await post('/team/privacy/retention', { touchpoint: '-3' })).status).toBe(400)
  const typo = await post('/team/privacy/erase', { who: 'ann@acme.example', typed: 'yes' })
  expect([typo.status, await typo.text()]).toEqual([400, expect.stringContaining('Nothing was erased')])
  expect(await (await get('/team/audit')).text()).not.toContain('Person erased')
  const unknown = await post('/team/privacy/erase', { who: 'ann@acme.example', typed: ' Erase ' })
  expect([unknown.status, await unknown.text()]).toEqual([
    404,
    expect.stringContaining('Nothing is stored about this person. Nothing was erased'),
  ])
  expect(await (await get('/team/audit')).text()).not.toContain('Person')
  const keepOut = { who: 'ann@acme.example', typed: 'erase', keepOut: 'yes' }
  const keptOut = await post('/team/privacy/erase', keepOut)
  expect(keptOut.headers.get('location')).toBe('/team/privacy?done=keptOut')
  expect(await (await get('/team/audit')).text()).toMatch(/Person kept out[^]*only its keyed hash is kept/)
  expect(
    (await post('/team/privacy/allow', { address: 'ann@acme.example' })).headers.get('location'),
  ).toContain('done=allowed')
  expect((await post('/team/privacy/export', { who: 'ann@acme.example' })).status).toBe(404)
})

it('hands out one person as a file', async () => {
  const { post, workspaceId } = await admin()
  const letter = {
    id: 'x1',
    source_id: 's',
    at: 1,
    code: 'noId',
    detail: 'no',
    body: '{"email":"ann@acme.example"}',
  }
  await hub.db
    .insertInto('dead_letter')
    .values({ workspace_id: workspaceId, ...letter })
    .execute()
  const answer = await post('/team/privacy/export', { who: 'ann@acme.example' })
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(((await answer.json()) as { tables: { dead_letter: unknown[] } }).tables.dead_letter).toHaveLength(1)
})

it('invites, changes a role, ends a session and takes somebody out', async () => {
  const { get, post, workspaceId, memberId } = await admin()
  const rep = await hub.addMember(workspaceId, 'rep', 'Ben')
  expect(
    await (await post('/team/members/invite', { email: 'new@team.example', role: 'rep' })).text(),
  ).toContain('/invitation?token=')
  const list = await (await get('/team/members')).text()
  expect(list).toContain('new@team.example')
  const invitationId = /name="invitationId" value="([^"]+)"/.exec(list)![1]!
  expect((await post('/team/members/revoke', { invitationId })).status).toBe(303)
  expect((await post('/team/member/role', { id: rep.memberId, role: 'marketer' })).status).toBe(303)
  const one = await (await get(`/team/member?id=${rep.memberId}`)).text()
  expect(one).toContain('marketer since')
  expect((await post('/team/member/end', { id: rep.memberId, sessionId: rep.sessionId })).status).toBe(303)
  expect((await post('/team/member/role', { id: memberId, role: 'rep' })).status).toBe(409)
  expect((await post('/team/member/remove', { id: rep.memberId })).status).toBe(303)
  expect((await get(`/team/member?id=${rep.memberId}`)).status).toBe(404)
})

it('refuses what no database can hold, on every form and list', async () => {
  const { get, post, token } = await admin()
  expect((await hub.ask(token, webhookList, {})).status).toBe(200)
  const texts = ['a\u0000b', 'a\u0000b@acme.example']
  for (const path of posts())
    for (const odd of texts) {
      const fields = { id: odd, name: odd, sourceId: odd, memberId: odd, invitationId: odd, sessionId: odd }
      const more = {
        who: odd,
        typed: 'erase',
        address: odd,
        email: odd,
        kind: 'segment',
        role: 'rep',
        on: 'no',
      }
      const rest = { url: 'https://8.8.8.8/', recipe: 'standard', events: 'request.added', names: 'no' }
      const answer = await post(path, { ...fields, ...more, ...rest })
      expect([path, answer.status]).not.toEqual([path, 500])
    }
  for (const path of [
    ...LISTS.map((page) => `/team/${page}?after=%00`),
    '/team/webhook?id=%00',
    '/team/member?id=%00',
  ])
    expect([path, (await get(path)).status]).not.toEqual([path, 500])
  expect((await post('/team/sources/add', { name: texts[0]!, kind: 'segment' })).status).toBe(400)
})
