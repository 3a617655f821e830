import { afterAll, beforeAll, expect, it } from 'vitest'
import { invitationList } from '../../lib/contract/invitation-list'
import { invitationRevoke } from '../../lib/contract/invitation-revoke'
import { memberInvite } from '../../lib/contract/member-invite'
import { memberList } from '../../lib/contract/member-list'
import { memberRemove } from '../../lib/contract/member-remove'
import type { Role } from '../../lib/contract/role'
import { makeVisitor } from '../test/page-visitor'
import { startTestHub, type TestHub } from '../test/test-hub'

const PASSWORD = 'correct horse battery'
let hub: TestHub
let workspaceId: string
let admin: string
beforeAll(async () => {
  hub = await startTestHub()
  workspaceId = await hub.addWorkspace('Acme')
  admin = (await hub.addMember(workspaceId, 'admin', 'Ada')).token
})
afterAll(() => hub.stop())

async function invite(email: string, role: Role = 'rep', by = admin) {
  const { body, status } = await hub.ask(by, memberInvite, { email, role })
  expect(status).toBe(200)
  return { ...body, token: new URL(body.link).searchParams.get('token')! }
}
const members = async (by = admin) => (await hub.ask(by, memberList, {})).body.members

it('lets somebody new join once, as what they were invited as', async () => {
  const { link, token, invitation } = await invite('Ben@Acme.example', 'marketer')
  expect(invitation).toMatchObject({ email: 'ben@acme.example', role: 'marketer', by: 'Ada' })
  const ben = makeVisitor(hub)
  const page = await (await ben.get(link)).text()
  for (const shown of ['Join Acme', 'Ada invites you as marketer', 'ben@acme.example'])
    expect(page).toContain(shown)
  // The address is the invitation's, whatever the form says.
  const joined = await ben.post('/invitation', {
    token,
    name: 'Ben',
    password: PASSWORD,
    email: 'eve@evil.example',
  })
  expect(joined.headers.get('location')).toBe('/welcome')
  expect(await members()).toContainEqual(
    expect.objectContaining({ name: 'Ben', email: 'ben@acme.example', role: 'marketer' }),
  )
  const again = await makeVisitor(hub).post('/invitation', { token, name: 'Eve', password: PASSWORD })
  expect(again.status).toBe(410)
  expect((await makeVisitor(hub).get(link)).status).toBe(410)
})

it('makes one member of one who sends the form many times at once', async () => {
  const { token } = await invite('cat@acme.example')
  const sent = { token, name: 'Cat', password: PASSWORD }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => makeVisitor(hub).post('/invitation', sent)),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status !== 400 && status !== 410)).toEqual([303])
  expect((await members()).filter(({ email }) => email === 'cat@acme.example')).toHaveLength(1)
})

it('counts for seven days', async () => {
  const { link } = await invite('dan@acme.example')
  const at = hub.now()
  hub.setNow(at + 7 * 24 * 3_600_000 - 1)
  expect((await makeVisitor(hub).get(link)).status).toBe(200)
  hub.setNow(at + 7 * 24 * 3_600_000)
  expect((await makeVisitor(hub).get(link)).status).toBe(410)
  expect((await hub.ask(admin, invitationList, {})).body.invitations).toEqual([])
  hub.setNow(at)
})

it('is worthless once revoked, or once another takes its place', async () => {
  const first = await invite('eve@acme.example')
  const second = await invite('eve@acme.example')
  expect((await makeVisitor(hub).get(first.link)).status).toBe(410)
  expect((await hub.ask(admin, invitationRevoke, { invitationId: second.invitation.id })).status).toBe(200)
  expect((await makeVisitor(hub).get(second.link)).status).toBe(410)
  expect((await hub.ask(admin, invitationRevoke, { invitationId: second.invitation.id })).status).toBe(404)
})

it('is worthless where it was written while its sender was being removed', async () => {
  const leaving = await hub.addMember(workspaceId, 'admin', 'Cleo')
  const { token, invitation } = await invite('fox@acme.example', 'admin', leaving.token)
  await hub.ask(admin, memberRemove, { memberId: leaving.memberId })
  // As a transaction leaves it that read the sender before the removal and wrote after it.
  await hub.db
    .updateTable('auth_invitation')
    .set({ status: 'pending' })
    .where('organization_id', '=', workspaceId)
    .where('id', '=', invitation.id)
    .execute()
  const late = await makeVisitor(hub).post('/invitation', { token, name: 'Fox', password: PASSWORD })
  expect(late.status).toBe(410)
  expect((await members()).filter(({ email }) => email === 'fox@acme.example')).toEqual([])
})

it('refuses to invite who is a member', async () => {
  expect(await hub.ask(admin, memberInvite, { email: 'ben@acme.example', role: 'rep' })).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict' } },
  })
})

it('never gives a new password to an account that stands: its person signs in to join', async () => {
  const borealis = await hub.addWorkspace('Borealis')
  const { token: other } = await hub.addMember(borealis, 'admin', 'Bo')
  const { link, token } = await invite('ben@acme.example', 'admin', other)
  const eve = makeVisitor(hub)
  expect(await (await eve.get(link)).text()).toContain('Sign in to join')
  const taken = await eve.post('/invitation', { token, name: 'Eve', password: 'a password of Eve' })
  expect(taken.status).toBe(400)
  expect(eve.cookie()).toBe('')

  const cat = makeVisitor(hub)
  await cat.post('/sign-in', { email: 'cat@acme.example', password: PASSWORD, next: '/' })
  expect(await (await cat.get(link)).text()).toContain('Sign out and go on')
  await cat.post('/invitation', { token })
  expect(await members(other)).toHaveLength(1)

  const ben = makeVisitor(hub)
  const into = await ben.post('/sign-in', {
    email: 'ben@acme.example',
    password: PASSWORD,
    next: link.replace(hub.url(), ''),
  })
  expect(hub.url() + into.headers.get('location')).toBe(link)
  expect((await ben.post('/invitation', { token })).headers.get('location')).toBe('/welcome')
  expect(await (await ben.get('/welcome')).text()).toContain('Borealis')
  expect(await members(other)).toContainEqual(
    expect.objectContaining({ email: 'ben@acme.example', role: 'admin' }),
  )
})

it('keeps no link’s token', async () => {
  const { token } = await invite('fay@acme.example')
  const rows = await hub.db.selectFrom('auth_invitation').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(token)
})
