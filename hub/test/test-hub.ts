import { pino } from 'pino'
import type { Contract, InputOf, OutputOf } from '../../lib/contract/contract'
import type { ErrorBody } from '../../lib/contract/error-code'
import type { Role } from '../../lib/contract/role'
import { makeId } from '../../lib/platform/id'
import { makeApp } from '../app'
import { makeAuthenticate } from '../auth/authenticate'
import { makeSessionToken, signToken } from '../auth/session-token'
import { readEnv } from '../env'
import type { Hub, Member } from '../hub'
import { addMember } from '../repos/member'
import { addPerson } from '../repos/person'
import { addSession } from '../repos/session'
import { addWorkspace } from '../repos/workspace'
import { makeTestDatabase } from './test-database'

const SECRET = 'a secret of tests, 32 letters long'
/** Longer than any test turns the clock, ms. */
const NEVER = 100 * 365 * 24 * 3_600_000

/** A member with a session; `token` is its bearer token. */
export type TestMember = Member & { token: string }

/** A hub over a real database, asked without a socket. */
export interface TestHub extends Hub {
  app: ReturnType<typeof makeApp>
  /** Sets the clock. */
  setNow(at: number): void
  /** A new workspace. */
  addWorkspace(name?: string): Promise<string>
  /** A new member with a session. */
  addMember(workspaceId: string, role: Role, name?: string): Promise<TestMember>
  /** Asks a route as a member (or nobody); answers its status and what it said. */
  ask<C extends Contract<any, any>>(
    token: string | undefined,
    contract: C,
    input: InputOf<C>,
  ): Promise<{ status: number; body: OutputOf<C> & Partial<ErrorBody> }>
  /** Resolves when what is written after answers is written. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Starts one; `stop` drops its database. */
export async function startTestHub(settings: Record<string, string> = {}): Promise<TestHub> {
  const database = await makeTestDatabase()
  const stopping = new AbortController()
  const lastWorks: (() => Promise<void>)[] = []
  let now = Date.UTC(2026, 10, 22, 12)
  const env = readEnv({ LOG_LEVEL: 'silent', HUB_SECRET: SECRET, ...settings })
  const parts = { env, db: database.db, now: () => now, url: () => 'http://hub.test' }
  const hub: Hub = {
    ...parts,
    reportDb: database.db,
    log: pino({ level: 'silent' }),
    authenticate: makeAuthenticate(parts),
    signal: stopping.signal,
    atStop: (work) => void lastWorks.push(work),
  }
  const app = makeApp(hub)
  return {
    ...hub,
    app,
    setNow: (at) => void (now = at),
    async addWorkspace(name = 'Nordwind') {
      const workspaceId = makeId(now)
      await addWorkspace(hub.db, { workspaceId, name, at: now })
      return workspaceId
    },
    async addMember(workspaceId, role, name = `A ${role}`) {
      const [userId, memberId, sessionId] = [makeId(now), makeId(now), makeId(now)]
      const email = `${memberId}@team.example`
      const token = makeSessionToken()
      await addPerson(hub.db, { userId, name, email, at: now })
      await addMember(hub.db, { id: memberId, workspaceId, userId, role, at: now })
      const session = { kind: 'extension', userAgent: 'Tests', at: now, expiresAt: now + NEVER } as const
      await addSession(hub.db, { id: sessionId, token, userId, workspaceId, ...session })
      return {
        workspaceId,
        memberId,
        name,
        email,
        role,
        sessionId,
        token: signToken(token, env.HUB_SECRET ?? SECRET),
      }
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
    async settled() {
      for (const work of lastWorks) await work()
    },
    async stop() {
      stopping.abort()
      for (const work of lastWorks) await work()
      await database.drop()
    },
  }
}
