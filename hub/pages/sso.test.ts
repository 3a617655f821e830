import { OAuth2Server } from 'oauth2-mock-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { meGet } from '../../lib/contract/me-get'
import { memberInvite } from '../../lib/contract/member-invite'
import { makeVisitor, type PageVisitor } from '../test/page-visitor'
import { startTestHub, type TestHub } from '../test/test-hub'

const issuer = new OAuth2Server()
let hub: TestHub
let workspaceId: string
let admin: string
beforeAll(async () => {
  await issuer.issuer.keys.generate('RS256')
  await issuer.start(0, '127.0.0.1')
  hub = await startTestHub({
    OIDC_ISSUER: issuer.issuer.url!,
    OIDC_CLIENT_ID: 'hub',
    OIDC_CLIENT_SECRET: 'a client’s secret',
  })
  workspaceId = await hub.addWorkspace('Acme')
  admin = (await hub.addMember(workspaceId, 'admin', 'Ada')).token
})
afterAll(async () => {
  await issuer.stop()
  await hub.stop()
})

type Claims = Record<string, unknown>

/** Goes over the issuer, which says that this is who signed in; answers where the person ends up. */
async function goOver(visitor: PageVisitor, start: string, claims: Claims, nonce = true): Promise<string> {
  const away = await visitor.get(start)
  const to = new URL(away.headers.get('location')!)
  const asked = to.searchParams
  expect([asked.get('code_challenge_method'), asked.get('client_id')]).toEqual(['S256', 'hub'])
  issuer.service.on('beforeTokenSigning', stamp)
  function stamp({ payload }: { payload: Claims }) {
    Object.assign(payload, { aud: 'hub', ...claims, ...(nonce ? {} : { nonce: 'another' }) })
  }
  const back = await fetch(to, { redirect: 'manual' })
  const answer = await visitor.get(back.headers.get('location')!)
  issuer.service.off('beforeTokenSigning', stamp)
  return answer.headers.get('location') ?? `${answer.status}`
}

const person = (sub: string, email: string): Claims => ({ sub, email, email_verified: true, name: sub })

it('signs in a member whom the issuer knows by their address', async () => {
  const { email } = await hub.addMember(workspaceId, 'rep', 'Ann')
  const ann = makeVisitor(hub)
  expect(await (await ann.get('/sign-in')).text()).toContain('Continue with single sign-on')
  expect(await goOver(ann, '/sign-in/sso?next=/sessions', person('ann', email))).toBe(
    'http://hub.test/sessions',
  )
  const me = await hub.app.request(meGet.path, { headers: { cookie: ann.cookie() } })
  expect(await me.json()).toMatchObject({ member: { email, name: 'Ann', role: 'rep' } })
})

it('makes no account for somebody whom nobody invited', async () => {
  const eve = makeVisitor(hub)
  const end = await goOver(eve, '/sign-in/sso?next=/', person('eve', 'eve@evil.example'))
  expect(end).toContain('/sign-in?next=%2F')
  expect(await (await eve.get(end)).text()).toContain('Nobody here knows this address')
  const rows = await hub.db
    .selectFrom('auth_user')
    .select('id')
    .where('email', '=', 'eve@evil.example')
    .execute()
  expect(rows).toEqual([])
})

it('lets an invited person join by single sign-on, with the invitation’s address only', async () => {
  const { body } = await hub.ask(admin, memberInvite, { email: 'ben@acme.example', role: 'marketer' })
  const token = new URL(body.link).searchParams.get('token')!
  const start = `/sign-in/sso?${new URLSearchParams({ next: `/invitation?token=${token}`, invitation: token })}`

  const eve = makeVisitor(hub)
  expect(await goOver(eve, start, person('eve2', 'eve2@acme.example'))).toBe(body.link)
  await eve.post('/invitation', { token })
  expect(await (await eve.get('/welcome')).text()).toContain('a member of no workspace')

  const ben = makeVisitor(hub)
  expect(await goOver(ben, start, person('ben', 'ben@acme.example'))).toBe(body.link)
  expect((await ben.post('/invitation', { token })).headers.get('location')).toBe('/welcome')
  expect(await (await ben.get('/welcome')).text()).toContain('You are signed in as marketer')
})

it('leads nobody to the account of an address that the issuer calls unverified', async () => {
  const { email } = await hub.addMember(workspaceId, 'admin', 'Gil')
  const eve = makeVisitor(hub)
  const claims = { ...person('eve3', email), email_verified: false }
  expect(await goOver(eve, '/sign-in/sso?next=/sessions', claims)).toContain('/sign-in?')
  expect((await eve.get('/sessions')).status).toBe(302)
})

it('believes no token of identity that was made for another sign-in or another client', async () => {
  const { email } = await hub.addMember(workspaceId, 'rep', 'Dee')
  for (const [claims, nonce] of [
    [person('dee', email), false],
    [{ ...person('dee', email), aud: 'another client' }, true],
    [{ ...person('dee', email), iss: 'https://evil.example' }, true],
  ] as const) {
    const dee = makeVisitor(hub)
    expect(await goOver(dee, '/sign-in/sso?next=/sessions', claims, nonce)).toContain('/sign-in?')
    expect((await dee.get('/sessions')).status).toBe(302)
  }
})

it('wants the way back to belong to the browser that went', async () => {
  const { email } = await hub.addMember(workspaceId, 'rep', 'Fay')
  const away = await makeVisitor(hub).get('/sign-in/sso?next=/sessions')
  const back = await fetch(away.headers.get('location')!, { redirect: 'manual' })
  const victim = makeVisitor(hub)
  await victim.get(back.headers.get('location')!)
  expect((await victim.get('/sessions')).status).toBe(302)
  expect(email).toContain('@')
})

it('says so where the issuer cannot be reached', async () => {
  const lost = await startTestHub({
    OIDC_ISSUER: 'http://127.0.0.1:9/',
    OIDC_CLIENT_ID: 'hub',
    OIDC_CLIENT_SECRET: 'a client’s secret',
  })
  try {
    const answer = await makeVisitor(lost).get('/sign-in/sso?next=/')
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('cannot be reached just now')
  } finally {
    await lost.stop()
  }
})
