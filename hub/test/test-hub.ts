import { pino } from 'pino'
import type { Contract, InputOf, OutputOf } from '../../lib/contract/contract'
import type { ErrorBody } from '../../lib/contract/error-code'
import type { Role } from '../../lib/contract/role'
import { makeId } from '../../lib/platform/id'
import { makeApp } from '../app'
import { readEnv } from '../env'
import type { Hub, Member } from '../hub'
import { makeTestDatabase } from './test-database'

/** A hub over a real database, asked without a socket. */
export interface TestHub extends Hub {
  app: ReturnType<typeof makeApp>
  /** Sets the clock. */
  setNow(at: number): void
  /** A new workspace. */
  addWorkspace(name?: string): Promise<string>
  /** A new member with a session; `token` is its bearer token. */
  addMember(workspaceId: string, role: Role, name?: string): Promise<Member & { token: string }>
  /** Asks a route as a member (or nobody); answers its status and what it said. */
  ask<C extends Contract<any, any>>(
    token: string | undefined,
    contract: C,
    input: InputOf<C>,
  ): Promise<{ status: number; body: OutputOf<C> & Partial<ErrorBody> }>
  stop(): Promise<void>
}

/** Starts one; `stop` drops its database. */
export async function startTestHub(settings: Record<string, string> = {}): Promise<TestHub> {
  const database = await makeTestDatabase()
  const stopping = new AbortController()
  const members = new Map<string, Member>()
  let now = Date.UTC(2026, 10, 22, 12)
  const hub: Hub = {
    env: readEnv({ LOG_LEVEL: 'silent', HUB_SECRET: 'a secret of tests, 32 letters long', ...settings }),
    db: database.db,
    reportDb: database.db,
    log: pino({ level: 'silent' }),
    now: () => now,
    url: () => 'http://hub.test',
    authenticate: async (request) =>
      members.get(request.headers.get('authorization')?.slice('Bearer '.length) ?? ''),
    signal: stopping.signal,
  }
  const app = makeApp(hub)
  return {
    ...hub,
    app,
    setNow: (at) => void (now = at),
    async addWorkspace(name = 'Nordwind') {
      const workspaceId = makeId(now)
      await hub.db
        .insertInto('workspace')
        .values({ workspace_id: workspaceId, name, created_at: now })
        .execute()
      return workspaceId
    },
    async addMember(workspaceId, role, name = `A ${role}`) {
      const memberId = makeId(now)
      const token = makeId(now)
      const email = `${memberId}@team.example`
      const member: Member = { workspaceId, memberId, name, email, role, sessionId: makeId(now) }
      members.set(token, member)
      return { ...member, token }
    },
    async ask(token, contract, input) {
      const headers = {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      }
      const query =
        contract.method === 'get' ? `?${new URLSearchParams(input as Record<string, string>)}` : ''
      const init =
        contract.method === 'get' ? { headers } : { method: 'POST', headers, body: JSON.stringify(input) }
      const response = await app.request(`${contract.path}${query}`, init)
      return { status: response.status, body: await response.json() }
    },
    async stop() {
      stopping.abort()
      await database.drop()
    },
  }
}
