import { z } from 'zod'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

/** What a link or code that counts once is for. */
export type LinkKind = 'first-admin' | 'password' | 'extension'

const Row = z.object({
  user_id: z.string().nullable(),
  organization_id: z.string().nullable(),
  body: z.unknown(),
  expires_at: z.number(),
  used_at: z.number().nullable(),
  session_id: z.string().nullable(),
})

export interface OneTimeLink {
  userId?: string
  workspaceId?: string
  body: unknown
  expiresAt: number
  usedAt?: number
  sessionId?: string
}

function asLink(row: unknown): OneTimeLink {
  const { user_id, organization_id, body, expires_at, used_at, session_id } = Row.parse(row)
  return {
    userId: user_id ?? undefined,
    workspaceId: organization_id ?? undefined,
    body,
    expiresAt: expires_at,
    usedAt: used_at ?? undefined,
    sessionId: session_id ?? undefined,
  }
}

const COLUMNS = ['user_id', 'organization_id', 'body', 'expires_at', 'used_at', 'session_id'] as const

/** Keeps one. */
export async function addLink(
  tx: Tx | Database,
  link: {
    hash: Buffer
    kind: LinkKind
    userId?: string
    workspaceId?: string
    body?: unknown
    at: number
    expiresAt: number
  },
): Promise<void> {
  await tx
    .insertInto('auth_link')
    .values({
      token_hash: link.hash,
      kind: link.kind,
      user_id: link.userId ?? null,
      organization_id: link.workspaceId ?? null,
      body: JSON.stringify(link.body ?? {}),
      created_at: link.at,
      expires_at: link.expiresAt,
      used_at: null,
      session_id: null,
    })
    .execute()
}

/** Forgets what ran out more than a day ago, and what a newer one of the same kind and person takes the place of. */
export async function clearLinks(tx: Tx, kind: LinkKind, now: number, userId?: string): Promise<void> {
  const DAY = 24 * 3_600_000
  await tx
    .deleteFrom('auth_link')
    .where('kind', '=', kind)
    .where((link) =>
      link.or([
        link('expires_at', '<', now - DAY),
        ...(kind === 'extension'
          ? []
          : [userId ? link('user_id', '=', userId) : link('user_id', 'is', null)]),
      ]),
    )
    .execute()
}

/** The one under this hash, used or not. */
export async function findLink(
  db: Database | Tx,
  kind: LinkKind,
  hash: Buffer,
): Promise<OneTimeLink | undefined> {
  const row = await db
    .selectFrom('auth_link')
    .select(COLUMNS)
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row && asLink(row)
}

/** Uses one, once. Undefined where it was used or has run out. */
export async function takeLink(
  tx: Tx,
  kind: LinkKind,
  hash: Buffer,
  now: number,
): Promise<OneTimeLink | undefined> {
  const row = await tx
    .updateTable('auth_link')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row && asLink(row)
}

/** Notes which session was made from one: used again, it ends that session. */
export async function noteSession(tx: Tx, hash: Buffer, sessionId: string): Promise<void> {
  await tx.updateTable('auth_link').set({ session_id: sessionId }).where('token_hash', '=', hash).execute()
}
