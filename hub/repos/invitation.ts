import { z } from 'zod'
import { Role } from '../../lib/contract/role'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

const ms = z.date().transform((date) => date.getTime())

const Row = z.object({
  id: z.string(),
  workspace_id: z.string(),
  workspace: z.string(),
  email: z.string(),
  role: Role,
  status: z.enum(['pending', 'accepted', 'rejected', 'canceled']),
  created_at: ms,
  expires_at: ms,
  inviter: z.string(),
})

export interface InvitationRow {
  id: string
  workspaceId: string
  workspace: string
  email: string
  role: Role
  status: z.infer<typeof Row>['status']
  /** Name of who invited. */
  by: string
  at: number
  expiresAt: number
}

function invitations(db: Database | Tx) {
  return db
    .selectFrom('auth_invitation as i')
    .innerJoin('auth_organization as o', 'o.id', 'i.organization_id')
    .innerJoin('auth_user as u', 'u.id', 'i.inviter_id')
    .select([
      'i.id',
      'i.organization_id as workspace_id',
      'o.name as workspace',
      'i.email',
      'i.role',
      'i.status',
    ])
    .select(['i.created_at', 'i.expires_at', 'u.name as inviter'])
}

function asInvitation(row: unknown): InvitationRow {
  const { workspace_id, created_at, expires_at, inviter, ...rest } = Row.parse(row)
  return { ...rest, workspaceId: workspace_id, at: created_at, expiresAt: expires_at, by: inviter }
}

/** Keeps an invitation; earlier ones to the same address no longer count. `hash` is its token's, in hex. */
export async function addInvitation(
  tx: Tx,
  invitation: {
    id: string
    workspaceId: string
    email: string
    role: Role
    hash: string
    inviterId: string
    at: number
    expiresAt: number
  },
): Promise<void> {
  await tx
    .updateTable('auth_invitation')
    .set({ status: 'canceled' })
    .where('organization_id', '=', invitation.workspaceId)
    .where('email', '=', invitation.email)
    .where('status', '=', 'pending')
    .execute()
  await tx
    .insertInto('auth_invitation')
    .values({
      id: invitation.id,
      organization_id: invitation.workspaceId,
      email: invitation.email,
      role: invitation.role,
      status: 'pending',
      token_hash: invitation.hash,
      inviter_id: invitation.inviterId,
      created_at: new Date(invitation.at),
      expires_at: new Date(invitation.expiresAt),
    })
    .execute()
}

/** Invitations that can still be accepted, the newest first. */
export async function listInvitations(
  db: Database,
  workspaceId: string,
  now: number,
): Promise<InvitationRow[]> {
  const rows = await invitations(db)
    .where('i.organization_id', '=', workspaceId)
    .where('i.status', '=', 'pending')
    .where('i.expires_at', '>', new Date(now))
    .orderBy('i.id', 'desc')
    .limit(500)
    .execute()
  return rows.map(asInvitation)
}

/** The invitation that a link's token opens, whatever became of it. */
export async function findInvitation(db: Database | Tx, hash: string): Promise<InvitationRow | undefined> {
  const row = await invitations(db).where('i.token_hash', '=', hash).executeTakeFirst()
  return row && asInvitation(row)
}

/**
 * Takes an invitation, once. False where it was taken, revoked or has run out. Law: it counts only while who sent it
 * is an admin; one that was written in the moment of their removal counts no more than the others.
 */
export async function takeInvitation(
  tx: Tx,
  { id, workspaceId }: Pick<InvitationRow, 'id' | 'workspaceId'>,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('auth_invitation')
    .set({ status: 'accepted' })
    .where('organization_id', '=', workspaceId)
    .where('id', '=', id)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('auth_member')
          .select('id')
          .where('organization_id', '=', workspaceId)
          .whereRef('user_id', '=', 'auth_invitation.inviter_id')
          .where('role', '=', 'admin'),
      ),
    )
    .where('status', '=', 'pending')
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Revokes an invitation. False where none of this workspace waits under this id. */
export async function revokeInvitation(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('auth_invitation')
    .set({ status: 'canceled' })
    .where('organization_id', '=', workspaceId)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Revokes what somebody who is no admin any more has sent out: nobody comes in by their word. */
export async function revokeInvitationsOf(tx: Tx, workspaceId: string, inviterId: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('auth_invitation')
    .set({ status: 'canceled' })
    .where('organization_id', '=', workspaceId)
    .where('inviter_id', '=', inviterId)
    .where('status', '=', 'pending')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
