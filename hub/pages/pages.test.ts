import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../test/test-hub'
import { FORMS, OPEN_POSTS, signInRoutes } from './pages'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

it('guards every form against foreign pages', async () => {
  const posts = new Set(
    signInRoutes(hub)
      .routes.filter(({ method }) => method === 'POST')
      .map(({ path }) => path),
  )
  expect([...posts].toSorted()).toEqual([...FORMS, ...OPEN_POSTS].toSorted())
  for (const path of FORMS)
    for (const origin of ['https://evil.example', 'null', undefined]) {
      const answer = await hub.app.request(path, { method: 'POST', headers: origin ? { origin } : {} })
      expect([path, origin, answer.status]).toEqual([path, origin, 403])
    }
})

it('takes forms of sixteen kilobytes at most', async () => {
  const answer = await hub.app.request('/sign-in', {
    method: 'POST',
    headers: { origin: hub.url(), 'content-type': 'application/x-www-form-urlencoded' },
    body: `email=${'a'.repeat(20_000)}`,
  })
  expect(answer.status).toBe(413)
})

it('opens none of better-auth’s own addresses but the issuer’s way back', async () => {
  for (const path of ['get-session', 'list-sessions', 'sign-up/email', 'organization/create', 'ok', 'error'])
    for (const method of ['GET', 'POST'])
      expect((await hub.app.request(`/api/auth/${path}`, { method })).status).toBe(404)
})
