import { betterAuth } from 'better-auth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeId } from '../../lib/platform/id'
import { addSession, clearSessions } from '../repos/session'
import { findPerson } from '../repos/person'
import { startTestHub, type TestHub } from '../test/test-hub'
import { authOptions } from './options'
import { makeSessionToken, openToken, sessionCookie, signToken } from './session-token'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

it('names the cookie as better-auth does, without and with TLS', async () => {
  for (const url of ['http://hub.test', 'https://hub.test']) {
    const { authCookies } = await betterAuth(authOptions({ ...hub, url: () => url })).$context
    const { name, attributes } = authCookies.sessionToken
    expect(name).toBe(sessionCookie(url))
    expect(attributes).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: url.startsWith('https:') })
  }
})

it('opens what it signed, and nothing else', () => {
  const token = makeSessionToken()
  const signed = signToken(token, 'one secret')
  expect(openToken(signed, 'one secret')).toBe(token)
  expect(openToken(signed, 'another secret')).toBeUndefined()
  for (const wrong of [token, `${token}.`, `.${signed}`, signed.replace('.', '..'), `x${signed}`, ''])
    expect(openToken(wrong, 'one secret')).toBeUndefined()
})

it('forgets sessions that ended: those of pages after a day, those of extensions after a year', async () => {
  const DAY = 24 * 3_600_000
  const { email, workspaceId } = await hub.addMember(await hub.addWorkspace(), 'rep')
  const { userId } = (await findPerson(hub.db, { email }))!
  const at = hub.now()
  const kept = async () => {
    const rows = await hub.db
      .selectFrom('auth_session')
      .select('user_agent')
      .where('user_id', '=', userId)
      .execute()
    return rows.map(({ user_agent }) => user_agent).toSorted()
  }
  const add = (kind: 'page' | 'extension', userAgent: string, expiresAt: number) =>
    addSession(hub.db, {
      id: makeId(),
      token: makeSessionToken(),
      userId,
      workspaceId,
      kind,
      userAgent,
      at,
      expiresAt,
    })
  await add('page', 'old page', at - 2 * DAY)
  await add('page', 'page', at + DAY)
  await add('extension', 'old extension', at - 2 * DAY)
  await add('extension', 'forgotten extension', at - 366 * DAY)
  await clearSessions(hub.db, userId, at)
  expect(await kept()).toEqual(['Tests', 'old extension', 'page'])
})
