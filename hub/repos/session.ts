import { z } from 'zod'
import { Role } from '../../lib/contract/role'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

const ms = z.date().transform((date) => date.getTime())

/** Where a session is used. */
export const SessionKind = z.enum(['page', 'extension'])
export type SessionKind = z.infer<typeof SessionKind>

const Found = z.object({
  id: z.string(),
  kind: SessionKind,
  user_id: z.string(),
  organization_id: z.string().nullable(),
  updated_at: ms,
  expires_at: ms,
  revoked_at: ms.nullable(),
  name: z.string(),
  email: z.string(),
  member_id: z.string().nullable(),
  role: Role.nullable(),
})
export type FoundSession = z.infer<typeof Found>

/** A session with its person and, where they still are one, the member of its workspace: one read. */
export async function findSession(db: Database, token: string): Promise<FoundSession | undefined> {
  const row = await db
    .selectFrom('auth_session as s')
    .innerJoin('auth_user as u', 'u.id', 's.user_id')
    .leftJoin('auth_member as m', (join) =>
      join.onRef('m.user_id', '=', 's.user_id').onRef('m.organization_id', '=', 's.organization_id'),
    )
    .select([
      's.id',
      's.kind',
      's.user_id',
      's.organization_id',
      's.updated_at',
      's.expires_at',
      's.revoked_at',
    ])
    .select(['u.name', 'u.email', 'm.id as member_id', 'm.role'])
    .where('s.token', '=', token)
    .executeTakeFirst()
  return row && Found.parse(row)
}

export interface NewSession {
  id: string
  token: string
  userId: string
  workspaceId: string
  kind: SessionKind
  /** What the browser says of itself, for the list of sessions. */
  userAgent: string
  at: number
  expiresAt: number
}

/** Opens a session in one workspace. */
export async function addSession(tx: Tx | Database, session: NewSession): Promise<void> {
  await tx
    .insertInto('auth_session')
    .values({
      id: session.id,
      token: session.token,
      user_id: session.userId,
      organization_id: session.workspaceId,
      kind: session.kind,
      user_agent: session.userAgent.slice(0, 300),
      ip_address: null,
      created_at: new Date(session.at),
      updated_at: new Date(session.at),
      expires_at: new Date(session.expiresAt),
      revoked_at: null,
    })
    .execute()
}

/** Notes that a session is in use, and lets it live longer. */
export async function renewSession(db: Database, id: string, at: number, expiresAt: number): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ updated_at: new Date(at), expires_at: new Date(expiresAt) })
    .where('id', '=', id)
    .execute()
}

/** Turns a page's session to another workspace of the same person. False where they are no member of it. */
export async function turnSession(db: Database, id: string, workspaceId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('auth_session as s')
    .set({ organization_id: workspaceId })
    .where('s.id', '=', id)
    .where('s.kind', '=', 'page')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('auth_member as m')
          .select('m.id')
          .whereRef('m.user_id', '=', 's.user_id')
          .where('m.organization_id', '=', workspaceId),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const Listed = z.object({
  id: z.string(),
  kind: SessionKind,
  user_agent: z.string().nullable(),
  created_at: ms,
  updated_at: ms,
  workspace: z.string().nullable(),
})

export interface ListedSession {
  id: string
  kind: SessionKind
  userAgent: string
  since: number
  usedAt: number
  workspace?: string
}

/** A person's open sessions, the newest first: in one workspace, or in all of theirs. */
export async function listSessions(
  db: Database,
  { userId, workspaceId, now }: { userId: string; workspaceId?: string; now: number },
): Promise<ListedSession[]> {
  let query = db
    .selectFrom('auth_session as s')
    .leftJoin('auth_organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.kind', 's.user_agent', 's.created_at', 's.updated_at', 'o.name as workspace'])
    .where('s.user_id', '=', userId)
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', new Date(now))
    .orderBy('s.updated_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(200)
  if (workspaceId) query = query.where('s.organization_id', '=', workspaceId)
  return z
    .array(Listed)
    .parse(await query.execute())
    .map(({ user_agent, created_at, updated_at, workspace, ...rest }) => ({
      ...rest,
      userAgent: user_agent ?? '',
      since: created_at,
      usedAt: updated_at,
      workspace: workspace ?? undefined,
    }))
}

/** Ends a person's session: its next request is signed out. False where there is none. */
export async function endSession(
  tx: Tx | Database,
  { sessionId, userId, workspaceId }: { sessionId: string; userId?: string; workspaceId?: string },
): Promise<boolean> {
  let query = tx.deleteFrom('auth_session').where('id', '=', sessionId)
  if (userId) query = query.where('user_id', '=', userId)
  if (workspaceId) query = query.where('organization_id', '=', workspaceId)
  const { numDeletedRows } = await query.executeTakeFirst()
  return numDeletedRows > 0n
}

/** Takes sessions of a person in one workspace away: their browsers forget it. How many. */
export async function revokeSessions(
  tx: Tx,
  {
    userId,
    workspaceId,
    sessionId,
    at,
  }: { userId: string; workspaceId: string; sessionId?: string; at: number },
): Promise<number> {
  let query = tx
    .updateTable('auth_session')
    .set({ revoked_at: new Date(at) })
    .where('user_id', '=', userId)
    .where('organization_id', '=', workspaceId)
    .where('revoked_at', 'is', null)
  if (sessionId) query = query.where('id', '=', sessionId)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Ends every session of a person, in all workspaces. */
export async function endSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth_session').where('user_id', '=', userId).where('revoked_at', 'is', null).execute()
}

const DAY = 24 * 3_600_000

/**
 * Forgets a person's sessions that ended by themselves. Those of extensions are kept for a year: where their person is
 * removed meanwhile, the browser still has to hear of it.
 */
export async function clearSessions(tx: Tx | Database, userId: string, at: number): Promise<void> {
  await tx
    .deleteFrom('auth_session')
    .where('user_id', '=', userId)
    .where((session) =>
      session.or([
        session.and([session('kind', '=', 'page'), session('expires_at', '<', new Date(at - DAY))]),
        session('expires_at', '<', new Date(at - 365 * DAY)),
      ]),
    )
    .execute()
}
