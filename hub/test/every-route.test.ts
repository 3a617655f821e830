import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACTS } from '../../lib/contract/all'
import { ErrorBody } from '../../lib/contract/error-code'
import { CONTRACT_ROLES, heardBy, OTHER_ROUTES, type Heard } from './route-roles'
import { startTestHub, type TestHub } from './test-hub'

const CALLERS = ['nobody', 'rep', 'marketer', 'admin'] as const
type Caller = (typeof CALLERS)[number]

let hub: TestHub
let workspaceId: string
/** What a page needs to be about something. */
const queries: Record<string, string> = {}
beforeAll(async () => {
  hub = await startTestHub()
  workspaceId = await hub.addWorkspace()
  queries['GET /team/member'] = `?id=${(await hub.addMember(workspaceId, 'rep')).memberId}`
})
afterAll(() => hub.stop())

type By = 'bearer' | 'cookie'

/** A caller with a session of its own, as some routes end it. */
async function headersOf(caller: Caller, by: By): Promise<Record<string, string>> {
  const always = { origin: hub.url() }
  if (caller === 'nobody') return always
  const { token } = await hub.addMember(workspaceId, caller)
  if (by === 'bearer') return { ...always, authorization: `Bearer ${token}` }
  return { ...always, cookie: `halfdoor.session_token=${encodeURIComponent(token)}` }
}

async function ask(method: string, path: string, caller: Caller, by: By): Promise<Heard | string> {
  const post: Record<string, string> = method === 'POST' ? { 'content-type': 'application/json' } : {}
  const headers = { ...(await headersOf(caller, by)), ...post }
  const answer = await hub.app.request(path, {
    method,
    headers,
    ...(method === 'POST' ? { body: '{}' } : {}),
  })
  if (answer.headers.get('location')?.startsWith('/sign-in?')) return 'signedOut'
  if (answer.status >= 500 && answer.status !== 503) return `${answer.status}`
  if (answer.status !== 401 && answer.status !== 403) return 'allowed'
  if (!answer.headers.get('content-type')?.includes('json'))
    return answer.status === 401 ? 'signedOut' : 'notAllowed'
  return ErrorBody.parse(await answer.json()).error.code
}

const askAll = async (method: string, path: string, by: By) => {
  const heard = CALLERS.map(async (caller) => [caller, await ask(method, path, caller, by)] as const)
  return Object.fromEntries(await Promise.all(heard))
}
const expected = (who: Parameters<typeof heardBy>[0]) =>
  Object.fromEntries(CALLERS.map((caller) => [caller, heardBy(who, caller)]))

const bare = (path: string) => path.replace(/\.[\w-]{12}\.css$/, '.css')

describe('contracts', () => {
  it('each have a line', () => {
    expect(CONTRACTS.map(({ name }) => name).toSorted()).toEqual(Object.keys(CONTRACT_ROLES).toSorted())
  })
  it.each(CONTRACTS.map((contract) => [contract.name, contract] as const))(
    '%s',
    async (name, { method, path }) => {
      expect(await askAll(method.toUpperCase(), path, 'bearer')).toEqual(expected(CONTRACT_ROLES[name]!))
    },
  )
})

describe('other addresses', () => {
  /** What the app answers, without what only stands before a route. */
  const others = () => {
    const contracts = new Set<string>(CONTRACTS.map(({ path }) => path))
    const all = hub.app.routes.filter(
      ({ method, path }) => method !== 'ALL' && !path.includes('*') && !contracts.has(path),
    )
    return new Map(all.map(({ method, path }) => [`${method} ${bare(path)}`, path]))
  }
  it('each have a line', () => {
    expect([...others().keys()].toSorted()).toEqual(Object.keys(OTHER_ROUTES).toSorted())
  })
  it.each(Object.entries(OTHER_ROUTES))('%s', async (line, who) => {
    const path = others()
      .get(line)!
      .replace(':call', 'track')
      .replace(/:\w+(\{[^}]*\})?/g, 'x')
    const by = who === 'write key' ? 'bearer' : 'cookie'
    expect(await askAll(line.split(' ')[0]!, path + (queries[line] ?? ''), by)).toEqual(expected(who))
  })
})
