import { afterAll, beforeAll, expect, it } from 'vitest'
import { meGet } from '../../lib/contract/me-get'
import { makeFirstAdminLink } from '../auth/first-admin'
import { makeVisitor } from '../test/page-visitor'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

const ADMIN = {
  workspace: 'Acme',
  name: 'Ann Lee',
  email: 'Ann@Acme.example',
  password: 'correct horse battery',
}
const tokenOf = (link: string | undefined) => new URL(link!).searchParams.get('token')!

it('makes workspace and admin by the link, once, and then no more links', async () => {
  const old = await makeFirstAdminLink(hub)
  const link = await makeFirstAdminLink(hub)
  const token = tokenOf(link)
  const ann = makeVisitor(hub)

  expect((await ann.get(old!)).status).toBe(410)
  const page = await ann.get(link!)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('referrer-policy')).toBe('same-origin')

  const short = await ann.post('/first-admin', { ...ADMIN, token, password: 'too short' })
  expect(short.status).toBe(400)
  expect(await short.text()).toContain('12 characters or more')

  const made = await ann.post('/first-admin', { ...ADMIN, token })
  expect([made.status, made.headers.get('location')]).toEqual([303, '/welcome'])
  expect(made.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i)
  const welcome = await (await ann.get('/welcome')).text()
  expect(welcome).toContain('Acme')
  expect(welcome).toContain('You are signed in as admin')

  const me = await hub.app.request(meGet.path, { headers: { cookie: ann.cookie() } })
  expect(await me.json()).toMatchObject({
    workspace: { name: 'Acme' },
    member: { name: 'Ann Lee', email: 'ann@acme.example', role: 'admin' },
  })

  expect(
    (await makeVisitor(hub).post('/first-admin', { ...ADMIN, email: 'eve@acme.example', token })).status,
  ).toBe(410)
  expect(await makeFirstAdminLink(hub)).toBeUndefined()
})

it('keeps no token and no password in clear', async () => {
  const links = await hub.db.selectFrom('auth_link').select('token_hash').execute()
  expect(links.every(({ token_hash }) => token_hash.length === 32)).toBe(true)
  const { password } = await hub.db.selectFrom('auth_account').select('password').executeTakeFirstOrThrow()
  expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
})

it('counts for a day', async () => {
  const fresh = await startTestHub()
  try {
    const link = await makeFirstAdminLink(fresh)
    fresh.setNow(fresh.now() + 24 * 3_600_000 + 1)
    expect((await makeVisitor(fresh).get(link!)).status).toBe(410)
    const posted = await makeVisitor(fresh).post('/first-admin', { ...ADMIN, token: tokenOf(link) })
    expect(posted.status).toBe(410)
  } finally {
    await fresh.stop()
  }
})
