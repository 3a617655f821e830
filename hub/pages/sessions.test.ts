import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { meGet } from '../../lib/contract/me-get'
import { makeId } from '../../lib/platform/id'
import { addMember } from '../repos/member'
import { findPerson } from '../repos/person'
import { addSession } from '../repos/session'
import { makeSessionToken, signToken } from '../auth/session-token'
import { makeVisitor, type PageVisitor } from '../test/page-visitor'
import { startTestHub, type TestHub } from '../test/test-hub'
import { browserName } from './browser-name'

let hub: TestHub
let ann: Awaited<ReturnType<TestHub['addMember']>>
let userId: string
let page: PageVisitor
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())
beforeEach(async () => {
  ann = await hub.addMember(await hub.addWorkspace('Acme'), 'rep', 'Ann')
  userId = (await findPerson(hub.db, { email: ann.email }))!.userId
  const [id, token, at] = [makeId(), makeSessionToken(), hub.now()]
  const session = { id, token, userId, workspaceId: ann.workspaceId, at, expiresAt: at + 3_600_000 }
  await addSession(hub.db, {
    ...session,
    kind: 'page',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/142.0',
  })
  page = makeVisitor(hub)
  const signed = encodeURIComponent(signToken(token, hub.env.HUB_SECRET!))
  page.keep(new Response(null, { headers: { 'set-cookie': `halfdoor.session_token=${signed}` } }))
})

const me = (token: string) => hub.ask(token, meGet, {})

it('shows where a person is signed in, and ends one', async () => {
  const text = await (await page.get('/sessions')).text()
  expect(text).toContain('Chrome on Windows · <strong>this one</strong>')
  expect(text).toContain('The extension in a browser')
  expect((await page.post('/sessions/end', { session: ann.sessionId })).status).toBe(303)
  expect((await me(ann.token)).status).toBe(401)
  expect(await (await page.get('/sessions')).text()).not.toContain('The extension')
})

it('ends no session of somebody else', async () => {
  const ben = await hub.addMember(ann.workspaceId, 'rep', 'Ben')
  await page.post('/sessions/end', { session: ben.sessionId })
  await page.post('/sessions/end', { session: 'no id\u0000' })
  expect((await me(ben.token)).status).toBe(200)
})

it('turns to another workspace of the person, and to none of somebody else’s', async () => {
  const [other, foreign] = [await hub.addWorkspace('Borealis'), await hub.addWorkspace('Foreign')]
  await addMember(hub.db, { id: makeId(), workspaceId: other, userId, role: 'admin', at: hub.now() })
  await page.post('/workspace', { workspace: foreign })
  expect(await (await page.get('/welcome')).text()).toContain('<h1>Acme</h1>')
  await page.post('/workspace', { workspace: other })
  expect(await (await page.get('/welcome')).text()).toContain('<h1>Borealis</h1>')
  // The extension stays where it was connected to.
  expect((await me(ann.token)).body.workspace.name).toBe('Acme')
})

describe('a browser’s name', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      'Chrome on Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
      'Safari on macOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox on Linux'],
    ['HeadlessChrome/156.0', 'Chrome'],
    ['', 'A browser'],
  ])('%s', (userAgent, name) => expect(browserName(userAgent)).toBe(name))
})
