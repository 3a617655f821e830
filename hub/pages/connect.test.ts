import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeEach, beforeAll, expect, it } from 'vitest'
import { ExtensionToken } from '../../lib/contract/extension-token'
import { meGet } from '../../lib/contract/me-get'
import { OWN_EXTENSION_ID } from '../auth/extension-ids'
import { addMember } from '../repos/member'
import { findPerson } from '../repos/person'
import { makeId } from '../../lib/platform/id'
import { makeVisitor, type PageVisitor } from '../test/page-visitor'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
let ann: PageVisitor & { workspaceId: string; email: string }
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())
beforeEach(async () => {
  ann = await signedIn('Acme')
})

const REDIRECT = `https://${OWN_EXTENSION_ID}.chromiumapp.org/`
const VERIFIER = randomBytes(32).toString('base64url')
const ASKED = {
  redirect_uri: REDIRECT,
  extension_id: OWN_EXTENSION_ID,
  state: 'a-state-of-the-extension',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
}

/** Somebody whose page carries the session of a new member. */
async function signedIn(workspace: string) {
  const workspaceId = await hub.addWorkspace(workspace)
  const { token, email } = await hub.addMember(workspaceId, 'rep', 'Ann')
  const visitor = makeVisitor(hub)
  const cookie = `halfdoor.session_token=${encodeURIComponent(token)}`
  visitor.keep(new Response(null, { headers: { 'set-cookie': cookie } }))
  return { ...visitor, workspaceId, email }
}

const path = (asked: Record<string, string> = ASKED) => `/extension/connect?${new URLSearchParams(asked)}`
const allow = (fields: Record<string, string> = {}) =>
  ann.post('/extension/connect', { ...ASKED, workspace: ann.workspaceId, decision: 'allow', ...fields })
const exchange = (body: unknown) =>
  hub.app.request('/extension/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const codeOf = (answer: Response) => new URL(answer.headers.get('location')!).searchParams.get('code')!
const me = (token: string) => hub.ask(token, meGet, {})

it('shows workspace, role and the exact extension, and gives a code for a session', async () => {
  const page = await ann.get(path())
  const text = await page.text()
  for (const shown of ['Acme', 'rep', ann.email, OWN_EXTENSION_ID]) expect(text).toContain(shown)
  expect(page.headers.get('content-security-policy')).toMatch(
    new RegExp(`form-action 'self' https://${OWN_EXTENSION_ID}\\.chromiumapp\\.org$`),
  )
  const answer = await allow()
  expect(answer.status).toBe(303)
  const to = new URL(answer.headers.get('location')!)
  expect(to.origin + to.pathname).toBe(REDIRECT)
  expect(to.searchParams.get('state')).toBe(ASKED.state)

  const exchanged = await exchange({ code: codeOf(answer), verifier: VERIFIER, redirectUri: REDIRECT })
  expect(exchanged.status).toBe(200)
  expect(exchanged.headers.get('cache-control')).toBe('no-store')
  const { token, me: said } = ExtensionToken.parse(await exchanged.json())
  expect(said).toMatchObject({
    workspace: { id: ann.workspaceId, name: 'Acme' },
    member: { role: 'rep', email: ann.email },
  })
  expect((await me(token)).body).toEqual(said)
})

it('asks who is not signed in to sign in, and comes back', async () => {
  const answer = await makeVisitor(hub).get(path())
  expect(answer.status).toBe(302)
  expect(new URL(answer.headers.get('location')!, 'http://hub.test').searchParams.get('next')).toBe(path())
})

it('ends the session of a code that comes twice', async () => {
  const code = codeOf(await allow())
  const { token } = ExtensionToken.parse(
    await (await exchange({ code, verifier: VERIFIER, redirectUri: REDIRECT })).json(),
  )
  expect((await me(token)).status).toBe(200)
  expect((await exchange({ code, verifier: VERIFIER, redirectUri: REDIRECT })).status).toBe(410)
  expect(await me(token)).toMatchObject({ status: 401, body: { error: { code: 'signedOut' } } })
})

it('gives one session where a code comes many times at once, and none in the end', async () => {
  const code = codeOf(await allow())
  const body = { code, verifier: VERIFIER, redirectUri: REDIRECT }
  const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(body)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array(7).fill(410)])
  const { token } = ExtensionToken.parse(await answers.find(({ ok }) => ok)!.json())
  await exchange(body)
  expect((await me(token)).status).toBe(401)
})

it.each([
  ['another verifier', { verifier: 'v'.repeat(43) }],
  ['another way back', { redirectUri: `${REDIRECT}other` }],
])('refuses %s, and the code counts no more', async (_what, change) => {
  const code = codeOf(await allow())
  const right = { code, verifier: VERIFIER, redirectUri: REDIRECT }
  expect((await exchange({ ...right, ...change })).status).toBe(400)
  expect((await exchange(right)).status).toBe(410)
})

it('gives a code a minute', async () => {
  const code = codeOf(await allow())
  hub.setNow(hub.now() + 60_000)
  expect((await exchange({ code, verifier: VERIFIER, redirectUri: REDIRECT })).status).toBe(410)
})

it.each([['{'], ['[]'], [JSON.stringify({ code: 'x', verifier: VERIFIER, redirectUri: REDIRECT })]])(
  'refuses what is no exchange: %s',
  async (body) => expect((await exchange(body)).status).toBe(400),
)

const OTHER = 'a'.repeat(32)
it.each([
  ['an unknown extension', { extension_id: OTHER, redirect_uri: `https://${OTHER}.chromiumapp.org/` }],
  ['a way back to another extension', { redirect_uri: `https://${OTHER}.chromiumapp.org/` }],
  ['a way back to a site', { redirect_uri: 'https://evil.example/' }],
  [
    'a way back with a hidden host',
    { redirect_uri: `https://${OWN_EXTENSION_ID}.chromiumapp.org@evil.example/` },
  ],
  ['a plain challenge', { code_challenge_method: 'plain' }],
])('does not go along with %s', async (_what, change) => {
  const page = await ann.get(path({ ...ASKED, ...change }))
  expect([page.status, page.headers.get('location')]).toEqual([400, null])
  const posted = await allow(change)
  expect([posted.status, posted.headers.get('location')]).toEqual([400, null])
})

it('lets nobody else’s page say yes', async () => {
  const fields = { ...ASKED, workspace: ann.workspaceId, decision: 'allow' }
  expect((await ann.post('/extension/connect', fields, 'https://evil.example')).status).toBe(403)
})

it('goes back without a code where the person says no', async () => {
  const answer = await allow({ decision: 'cancel' })
  expect(answer.headers.get('location')).toBe(`${REDIRECT}?error=access_denied&state=${ASKED.state}`)
})

it('asks for the workspace where there are several, and takes none of somebody else’s', async () => {
  hub.setNow(hub.now() + 1)
  const other = await hub.addWorkspace('Borealis')
  const foreign = await hub.addWorkspace('Foreign')
  const { userId } = (await findPerson(hub.db, { email: ann.email }))!
  await addMember(hub.db, {
    id: makeId(hub.now()),
    workspaceId: other,
    userId,
    role: 'marketer',
    at: hub.now(),
  })
  const text = await (await ann.get(path())).text()
  expect(text).toMatch(/type="radio"[\s\S]*Acme[\s\S]*type="radio"[\s\S]*Borealis/)
  expect(text).not.toContain('Foreign')
  expect((await allow({ workspace: foreign })).status).toBe(200)
  const answer = await allow({ workspace: other })
  const { me: said } = ExtensionToken.parse(
    await (await exchange({ code: codeOf(answer), verifier: VERIFIER, redirectUri: REDIRECT })).json(),
  )
  expect(said).toMatchObject({ workspace: { name: 'Borealis' }, member: { role: 'marketer' } })
})
