import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { meGet } from '../../lib/contract/me-get'
import { memberInvite } from '../../lib/contract/member-invite'
import { memberList } from '../../lib/contract/member-list'
import { memberRemove } from '../../lib/contract/member-remove'
import { memberReset } from '../../lib/contract/member-reset'
import { memberRole } from '../../lib/contract/member-role'
import { memberSessionEnd } from '../../lib/contract/member-session-end'
import { memberSessionList } from '../../lib/contract/member-session-list'
import { sessionEnd } from '../../lib/contract/session-end'
import { sessionList } from '../../lib/contract/session-list'
import { sessionSignOut } from '../../lib/contract/session-sign-out'
import { makeId } from '../../lib/platform/id'
import { makeServerResetLink } from '../auth/password-reset'
import { addMember } from '../repos/member'
import { findPerson } from '../repos/person'
import { makeVisitor } from '../test/page-visitor'
import { startTestHub, type TestHub, type TestMember } from '../test/test-hub'

let hub: TestHub
let workspaceId: string
let admin: TestMember
let rep: TestMember
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())
beforeEach(async () => {
  workspaceId = await hub.addWorkspace()
  admin = await hub.addMember(workspaceId, 'admin', 'Ada')
  rep = await hub.addMember(workspaceId, 'rep', 'Ann')
})

const me = (token: string) => hub.ask(token, meGet, {})
const audit = async () => {
  const lines = hub.db
    .selectFrom('audit')
    .select(['action', 'member_id', 'subject'])
    .where('workspace_id', '=', workspaceId)
  return lines.orderBy('id').execute()
}

it('lists members', async () => {
  const { body } = await hub.ask(rep.token, memberList, {})
  expect(body.members.map(({ name, role }) => [name, role]).toSorted()).toEqual([
    ['Ada', 'admin'],
    ['Ann', 'rep'],
  ])
  expect(body.after).toBeUndefined()
  const [first, second] = body.members
  expect((await hub.ask(rep.token, memberList, { after: first!.id })).body.members).toEqual([second])
})

it('gives a member another role, from their next request on', async () => {
  expect((await hub.ask(admin.token, memberRole, { memberId: rep.memberId, role: 'marketer' })).status).toBe(
    200,
  )
  expect((await me(rep.token)).body.member.role).toBe('marketer')
  expect(await audit()).toContainEqual({
    action: 'member.role',
    member_id: admin.memberId,
    subject: rep.memberId,
  })
})

it.each(['removed', 'made a rep'])('lets nobody in by an invitation of an admin who was %s', async (how) => {
  const bad = await hub.addMember(workspaceId, 'admin', 'Eve')
  const invite = async (by: string, email: string) => {
    const { body } = await hub.ask(by, memberInvite, { email, role: 'admin' })
    return new URL(body.link).searchParams.get('token')!
  }
  const [back, good] = [await invite(bad.token, `back-${how[0]}@evil.example`), await invite(admin.token, `new-${how[0]}@acme.example`)] // prettier-ignore
  const { memberId } = bad
  if (how === 'removed') await hub.ask(admin.token, memberRemove, { memberId })
  else await hub.ask(admin.token, memberRole, { memberId, role: 'rep' })
  const join = (token: string) =>
    makeVisitor(hub).post('/invitation', { token, name: 'New', password: 'correct horse battery' })
  expect((await join(back)).status).toBe(410)
  expect((await join(good)).status).toBe(303)
})

it('keeps the last admin', async () => {
  for (const [contract, input] of [
    [memberRole, { memberId: admin.memberId, role: 'rep' }],
    [memberRemove, { memberId: admin.memberId }],
  ] as const) {
    const { status, body } = await hub.ask(admin.token, contract as typeof memberRole, input as never)
    expect([status, body.error?.code]).toEqual([409, 'conflict'])
  }
  await hub.ask(admin.token, memberRole, { memberId: rep.memberId, role: 'admin' })
  expect((await hub.ask(admin.token, memberRole, { memberId: admin.memberId, role: 'rep' })).status).toBe(200)
})

it('keeps one of two admins who remove each other at once', async () => {
  for (let round = 0; round < 5; round++) {
    const workspace = await hub.addWorkspace()
    const [one, two] = [await hub.addMember(workspace, 'admin'), await hub.addMember(workspace, 'admin')]
    const answers = await Promise.all([
      hub.ask(one.token, memberRemove, { memberId: two.memberId }),
      hub.ask(two.token, memberRemove, { memberId: one.memberId }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const left = await hub.db
      .selectFrom('auth_member')
      .select('id')
      .where('organization_id', '=', workspace)
      .execute()
    expect(left).toHaveLength(1)
  }
})

it('says revoked to a browser that comes after months, too', async () => {
  const start = hub.now()
  await hub.db
    .updateTable('auth_session')
    .set({ expires_at: new Date(start) })
    .where('id', '=', rep.sessionId)
    .execute()
  expect((await me(rep.token)).status).toBe(401)
  await hub.ask(admin.token, memberRemove, { memberId: rep.memberId })
  hub.setNow(start + 300 * 24 * 3_600_000)
  expect((await me(rep.token)).body.error?.code).toBe('revoked')
  hub.setNow(start)
})

it('says revoked to every session of a removed member, for ever', async () => {
  const { body } = await hub.ask(admin.token, memberRemove, { memberId: rep.memberId })
  expect(body.sessions).toBe(1)
  expect(await me(rep.token)).toMatchObject({ status: 403, body: { error: { code: 'revoked' } } })
  expect((await hub.ask(admin.token, memberRemove, { memberId: rep.memberId })).status).toBe(404)
  // Invited again, they sign in anew: what was ended stays ended.
  const { userId } = (await findPerson(hub.db, { email: rep.email }))!
  await addMember(hub.db, { id: makeId(hub.now()), workspaceId, userId, role: 'rep', at: hub.now() })
  expect((await me(rep.token)).body.error?.code).toBe('revoked')
})

it('lists and ends own sessions', async () => {
  const { body } = await hub.ask(rep.token, sessionList, {})
  expect(body.sessions).toEqual([
    expect.objectContaining({ id: rep.sessionId, kind: 'extension', current: true }),
  ])
  expect((await hub.ask(rep.token, sessionEnd, { sessionId: admin.sessionId })).status).toBe(404)
  expect((await me(admin.token)).status).toBe(200)
  expect((await hub.ask(rep.token, sessionEnd, { sessionId: rep.sessionId })).status).toBe(200)
  expect(await me(rep.token)).toMatchObject({ status: 401, body: { error: { code: 'signedOut' } } })
})

it('signs out', async () => {
  expect((await hub.ask(rep.token, sessionSignOut, {})).status).toBe(200)
  expect((await me(rep.token)).status).toBe(401)
  expect(await audit()).toContainEqual({
    action: 'session.ended',
    member_id: rep.memberId,
    subject: rep.sessionId,
  })
})

it('lets an admin see and end any member’s session: that browser forgets the workspace', async () => {
  const { memberId, sessionId } = rep
  const { body } = await hub.ask(admin.token, memberSessionList, { memberId })
  expect(body.sessions).toMatchObject([{ id: sessionId, current: false }])
  expect((await hub.ask(admin.token, memberSessionEnd, { memberId, sessionId })).status).toBe(200)
  expect((await me(rep.token)).body.error?.code).toBe('revoked')
  expect((await hub.ask(admin.token, memberSessionList, { memberId })).body.sessions).toEqual([])
  expect((await hub.ask(admin.token, memberSessionEnd, { memberId, sessionId })).status).toBe(404)
})

it('sets a new password by an admin’s link, once, and signs out everywhere', async () => {
  const { body } = await hub.ask(admin.token, memberReset, { memberId: rep.memberId })
  const token = new URL(body.link).searchParams.get('token')!
  const ann = makeVisitor(hub)
  expect((await ann.get(body.link)).status).toBe(200)
  expect((await ann.post('/new-password', { token, password: 'short' })).status).toBe(400)
  expect((await ann.post('/new-password', { token, password: 'correct horse battery' })).status).toBe(303)
  expect((await me(rep.token)).status).toBe(401)
  expect((await ann.post('/new-password', { token, password: 'correct horse battery' })).status).toBe(410)
  const into = await ann.post('/sign-in', { email: rep.email, password: 'correct horse battery', next: '/' })
  expect(into.status).toBe(303)
})

it('counts a new password’s link for a day, and only the newest', async () => {
  const ask = () => hub.ask(admin.token, memberReset, { memberId: rep.memberId })
  const [old, link] = [(await ask()).body.link, (await ask()).body.link]
  expect((await makeVisitor(hub).get(old)).status).toBe(410)
  const at = hub.now()
  hub.setNow(at + 24 * 3_600_000)
  expect((await makeVisitor(hub).get(link)).status).toBe(410)
  hub.setNow(at)
})

it('lets no admin set the password of somebody who is in another workspace as well', async () => {
  const { body } = await hub.ask(admin.token, memberReset, { memberId: rep.memberId })
  const other = await hub.addWorkspace('Other')
  const { userId } = (await findPerson(hub.db, { email: rep.email }))!
  await addMember(hub.db, { id: makeId(hub.now()), workspaceId: other, userId, role: 'rep', at: hub.now() })
  expect((await hub.ask(admin.token, memberReset, { memberId: rep.memberId })).status).toBe(409)
  const token = new URL(body.link).searchParams.get('token')!
  const late = await makeVisitor(hub).post('/new-password', { token, password: 'correct horse battery' })
  expect(late.status).toBe(410)
})

it('lets whoever runs the server help who no admin can, and lifts the lock of wrong tries', async () => {
  const other = await hub.addWorkspace('Other')
  const { userId } = (await findPerson(hub.db, { email: admin.email }))!
  await addMember(hub.db, { id: makeId(hub.now()), workspaceId: other, userId, role: 'admin', at: hub.now() })
  const ada = makeVisitor(hub)
  const password = 'correct horse battery'
  const signIn = (tried: string) =>
    ada.post('/sign-in', { email: admin.email, password: tried, next: '/' }).then(({ status }) => status)
  for (let tries = 0; tries < 10; tries++) await signIn('a wrong password')
  expect(await signIn(password)).toBe(429)
  const link = (await makeServerResetLink(hub, ` ${admin.email.toUpperCase()} `))!
  const token = new URL(link).searchParams.get('token')!
  const done = await ada.post('/new-password', { token, password })
  expect(await (await ada.get(done.headers.get('location')!)).text()).toContain('Your new password is set.')
  expect(await signIn(password)).toBe(303)
  expect(await makeServerResetLink(hub, 'nobody@acme.example')).toBeUndefined()
})

it('sets no password by the link of somebody who is no admin any more', async () => {
  const second = await hub.addMember(workspaceId, 'admin', 'Bo')
  const { body } = await hub.ask(second.token, memberReset, { memberId: rep.memberId })
  await hub.ask(admin.token, memberRole, { memberId: second.memberId, role: 'rep' })
  const token = new URL(body.link).searchParams.get('token')!
  const late = await makeVisitor(hub).post('/new-password', { token, password: 'correct horse battery' })
  expect(late.status).toBe(410)
  expect((await me(rep.token)).status).toBe(200)
})

it.each(['no address', 'a\u0000@acme.example', `${'a'.repeat(260)}@acme.example`])(
  'invites no “%s”',
  async (email) => {
    expect((await hub.ask(admin.token, memberInvite, { email, role: 'rep' })).status).toBe(400)
  },
)

it('sends nothing by cookie from a foreign page', async () => {
  const cookie = `halfdoor.session_token=${encodeURIComponent(admin.token)}`
  const send = (origin: string) =>
    hub.app.request(memberRemove.path, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ memberId: rep.memberId }),
    })
  expect((await send('https://evil.example')).status).toBe(403)
  expect((await me(rep.token)).status).toBe(200)
  expect((await send(hub.url())).status).toBe(200)
})

it('keeps an extension’s session while it is used, and ends it sixty days after', async () => {
  const DAY = 24 * 3_600_000
  const start = hub.now()
  const expires = async () => {
    const row = hub.db.selectFrom('auth_session').select('expires_at').where('id', '=', rep.sessionId)
    return (await row.executeTakeFirstOrThrow()).expires_at.getTime()
  }
  hub.setNow(start + 2 * DAY)
  await me(rep.token)
  expect(await expires()).toBe(start + 62 * DAY)
  hub.setNow(start + 61 * DAY)
  expect((await me(rep.token)).status).toBe(200)
  hub.setNow(start + 122 * DAY)
  expect((await me(rep.token)).status).toBe(401)
  hub.setNow(start)
})
