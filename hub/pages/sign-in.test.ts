import { hashPassword } from 'better-auth/crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { meGet } from '../../lib/contract/me-get'
import { findPerson, setPassword } from '../repos/person'
import { makeVisitor } from '../test/page-visitor'
import { startTestHub, type TestHub } from '../test/test-hub'
import { nextPath } from './next'

const PASSWORD = 'correct horse battery'
let hub: TestHub
let email: string
beforeAll(async () => {
  hub = await startTestHub()
  const member = await hub.addMember(await hub.addWorkspace('Acme'), 'rep', 'Ann')
  email = member.email
  const person = await findPerson(hub.db, { email })
  await setPassword(hub.db, person!.userId, await hashPassword(PASSWORD), hub.now())
})
afterAll(() => hub.stop())

const me = (cookie: string, init: RequestInit = {}) =>
  hub.app.request(meGet.path, { headers: { cookie }, ...init })

it('signs in with the password, and out again', async () => {
  const ann = makeVisitor(hub)
  expect((await ann.get('/welcome')).headers.get('location')).toBe('/sign-in?next=%2Fwelcome')
  const into = await ann.post('/sign-in', {
    email: email.toUpperCase(),
    password: PASSWORD,
    next: '/sessions',
  })
  expect([into.status, into.headers.get('location')]).toEqual([303, '/sessions'])
  expect((await me(ann.cookie())).status).toBe(200)
  const stale = ann.cookie()
  expect((await ann.post('/sign-out', {})).headers.get('location')).toBe('/sign-in')
  expect(ann.cookie()).toBe('')
  expect((await me(stale)).status).toBe(401)
})

it('tells a wrong password and an unknown address in the same words', async () => {
  const texts = []
  for (const [who, password] of [
    [email, 'wrong horse battery'],
    ['nobody@acme.example', PASSWORD],
  ] as const) {
    const answer = await makeVisitor(hub).post('/sign-in', { email: who, password, next: '/' })
    expect(answer.status).toBe(401)
    texts.push((await answer.text()).replaceAll(who, ''))
  }
  expect(texts[0]).toContain('E-mail address or password is wrong.')
  expect(texts[0]).toBe(texts[1])
})

it('takes no form from a foreign page', async () => {
  const answer = await makeVisitor(hub).post(
    '/sign-in',
    { email, password: PASSWORD, next: '/' },
    'https://evil.example',
  )
  expect(answer.status).toBe(403)
  expect(answer.headers.get('set-cookie')).toBeNull()
})

it('believes no cookie with another signature, and no token without one', async () => {
  const ann = makeVisitor(hub)
  await ann.post('/sign-in', { email, password: PASSWORD, next: '/' })
  const [name, value] = ann.cookie().split('=') as [string, string]
  const [token] = decodeURIComponent(value).split('.')
  expect((await me(`${name}=${token}`)).status).toBe(401)
  expect((await me(`${name}=${token}.${'A'.repeat(43)}%3D`)).status).toBe(401)
  const { token: kept } = await hub.db
    .selectFrom('auth_session')
    .select('token')
    .where('kind', '=', 'page')
    .executeTakeFirstOrThrow()
  const bare = await hub.app.request(meGet.path, { headers: { authorization: `Bearer ${kept}` } })
  expect(bare.status).toBe(401)
})

it('escapes what it shows again', async () => {
  const page = await makeVisitor(hub).post('/sign-in', {
    email: '"><script>1</script>',
    password: 'x',
    next: '/',
  })
  expect(page.status).toBe(400)
  expect(await page.text()).not.toContain('<script>')
})

it('ends a week later', async () => {
  const ann = makeVisitor(hub)
  await ann.post('/sign-in', { email, password: PASSWORD, next: '/' })
  const at = hub.now()
  hub.setNow(at + 7 * 24 * 3_600_000)
  expect((await me(ann.cookie())).status).toBe(401)
  hub.setNow(at)
})

/** As from another network: only the account's own limit is left. */
const otherNetwork = () => hub.db.deleteFrom('auth_rate_limit' as never).execute()

it('refuses an account after ten wrong passwords for a while, whether it exists or not', async () => {
  const at = hub.now()
  const tryAs = async (who: string, password: string) => {
    const answer = await makeVisitor(hub).post('/sign-in', { email: who, password, next: '/' })
    return { status: answer.status, text: (await answer.text()).replaceAll(who, '') }
  }
  const wordsFor = async (who: string) => {
    await otherNetwork()
    const tries = []
    for (let n = 0; n < 10; n++) tries.push(tryAs(who, 'wrong horse battery'))
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(Array(10).fill(401))
    return tryAs(who, PASSWORD)
  }
  const known = await wordsFor(email)
  expect(known.status).toBe(429)
  expect(known.text).toContain('Wait a quarter of an hour')
  expect(await wordsFor('stranger@acme.example')).toEqual(known)
  const kept = await hub.db.selectFrom('auth_sign_in_try').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain('acme')
  await otherNetwork()
  hub.setNow(at + 15 * 60_000)
  expect((await tryAs(email, PASSWORD)).status).toBe(303)
  hub.setNow(at)
})

it('forgets wrong passwords once the right one is given', async () => {
  const tryWith = async (password: string) =>
    (await makeVisitor(hub).post('/sign-in', { email, password, next: '/' })).status
  const statuses = []
  for (let round = 0; round < 2; round++) {
    await otherNetwork()
    for (let n = 0; n < 9; n++) statuses.push(tryWith('wrong horse battery'))
    await Promise.all(statuses)
    expect(await tryWith(PASSWORD)).toBe(303)
  }
  expect(await Promise.all(statuses)).toEqual(Array(18).fill(401))
})

it('lets a network try thirty times a minute', async () => {
  const statuses = []
  for (let n = 0; n < 40; n++) {
    const answer = await makeVisitor(hub).post('/sign-in', {
      email: `n${n}@acme.example`,
      password: 'wrong',
      next: '/',
    })
    statuses.push(answer.status)
    if (answer.status === 429) break
  }
  expect(statuses.at(-1)).toBe(429)
  const kept = await hub.db
    .selectFrom('auth_rate_limit' as never)
    .selectAll()
    .execute()
  expect(kept.length).toBeGreaterThan(0)
})

it.each([
  ['//evil.example', '/welcome'],
  ['/\\evil.example', '/welcome'],
  ['https://evil.example/', '/welcome'],
  ['/\t/evil.example', '/welcome'],
  [undefined, '/welcome'],
  ['/extension/connect?a=1', '/extension/connect?a=1'],
])('leads on to paths of its own only: %s', (asked, path) => {
  expect(nextPath(asked, 'http://hub.test')).toBe(path)
})
