import type { Logger } from 'pino'
import type { Role } from '../lib/contract/role'
import type { Database } from './db/connect'
import type { Env } from './env'

/** Who asks, known by their session. Law: `workspaceId` of every statement comes from here, never from what is sent. */
export interface Member {
  workspaceId: string
  memberId: string
  /** As it stands on verdicts and sends. */
  name: string
  email: string
  role: Role
  sessionId: string
}

/** The parts of the hub that live as long as it runs. */
export interface Hub {
  env: Env
  db: Database
  /** What reports are read from: the replica, where there is one. */
  reportDb: Database
  log: Logger
  /** Ms since 1970. */
  now(): number
  /** The hub's own address, without a slash at the end. */
  url(): string
  /** Whose request it is; undefined without a session. Throws a `Refusal` where the session was ended. */
  authenticate(request: Request): Promise<Member | undefined>
  /** Aborts when the hub stops. */
  signal: AbortSignal
  /** What must still be written is written here: after the last request, before the database is closed. */
  atStop(work: () => Promise<void>): void
}

/** What a route works with. */
export interface RouteContext extends Hub {
  member: Member
  requestId: string
  /** The member once more, as they are by now: for what was waited for. Throws a `Refusal` where they may not ask any more. */
  readmit(): Promise<Member>
  /** Aborts when the caller goes away or the hub stops. */
  signal: AbortSignal
}
