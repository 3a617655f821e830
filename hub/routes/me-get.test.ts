import { afterAll, beforeAll, expect, it } from 'vitest'
import { meGet } from '../../lib/contract/me-get'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

it('says who is signed in, and to which workspace', async () => {
  const workspaceId = await hub.addWorkspace('Acme')
  const { token, memberId } = await hub.addMember(workspaceId, 'rep', 'Ann')
  const { status, body } = await hub.ask(token, meGet, {})
  expect(status).toBe(200)
  expect(body).toMatchObject({
    workspace: { id: workspaceId, name: 'Acme' },
    member: { id: memberId, name: 'Ann', role: 'rep' },
  })
})

it('refuses who is not signed in, in the one shape', async () => {
  const { status, body } = await hub.ask(undefined, meGet, {})
  expect(status).toBe(401)
  expect(body.error).toMatchObject({ code: 'signedOut' })
  expect(body.error?.requestId).toMatch(/^[0-9a-f-]{36}$/)
})
