import { z } from 'zod'
import { Role } from '../../lib/contract/role'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

const ms = z.date().transform((date) => date.getTime())

const Row = z.object({
  id: z.string(),
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  created_at: ms,
})

export interface MemberRow {
  id: string
  userId: string
  name: string
  email: string
  role: Role
  since: number
}

function members(db: Database | Tx, workspaceId: string) {
  return db
    .selectFrom('auth_member as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['m.id', 'm.user_id', 'u.name', 'u.email', 'm.role', 'm.created_at'])
    .where('m.organization_id', '=', workspaceId)
}

function asMember(row: unknown): MemberRow {
  const { user_id, created_at, ...rest } = Row.parse(row)
  return { ...rest, userId: user_id, since: created_at }
}

/** Members in the order they came, `after` one of them. */
export async function listMembers(
  db: Database,
  { workspaceId, after, limit }: { workspaceId: string; after?: string; limit: number },
): Promise<MemberRow[]> {
  let query = members(db, workspaceId).orderBy('m.id').limit(limit)
  if (after) query = query.where('m.id', '>', after)
  return (await query.execute()).map(asMember)
}

/** One member of a workspace. */
export async function findMember(
  db: Database | Tx,
  workspaceId: string,
  by: { memberId: string } | { email: string } | { userId: string },
): Promise<MemberRow | undefined> {
  const all = members(db, workspaceId)
  const query =
    'memberId' in by
      ? all.where('m.id', '=', by.memberId)
      : 'email' in by
        ? all.where('u.email', '=', by.email)
        : all.where('u.id', '=', by.userId)
  const row = await query.executeTakeFirst()
  return row && asMember(row)
}

/** Makes a person a member. Nothing changes where they are one. */
export async function addMember(
  tx: Tx | Database,
  member: { id: string; workspaceId: string; userId: string; role: Role; at: number },
): Promise<void> {
  await tx
    .insertInto('auth_member')
    .values({
      id: member.id,
      organization_id: member.workspaceId,
      user_id: member.userId,
      role: member.role,
      created_at: new Date(member.at),
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'user_id']).doNothing())
    .execute()
}

/** Gives a member another role. */
export async function setRole(tx: Tx, workspaceId: string, memberId: string, role: Role): Promise<void> {
  await tx
    .updateTable('auth_member')
    .set({ role })
    .where('organization_id', '=', workspaceId)
    .where('id', '=', memberId)
    .execute()
}

/** Takes a member out of a workspace. */
export async function removeMember(tx: Tx, workspaceId: string, memberId: string): Promise<void> {
  await tx
    .deleteFrom('auth_member')
    .where('organization_id', '=', workspaceId)
    .where('id', '=', memberId)
    .execute()
}

/** The ids of a workspace's admins, held until the transaction ends: two who demote each other come one by one. */
export async function holdAdmins(tx: Tx, workspaceId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('auth_member')
    .select('id')
    .where('organization_id', '=', workspaceId)
    .where('role', '=', 'admin')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** The workspaces of a person, the first joined first. */
export async function listWorkspacesOf(
  db: Database | Tx,
  userId: string,
): Promise<{ workspaceId: string; workspace: string; role: Role }[]> {
  const rows = await db
    .selectFrom('auth_member as m')
    .innerJoin('auth_organization as o', 'o.id', 'm.organization_id')
    .select(['m.organization_id as workspaceId', 'o.name as workspace', 'm.role'])
    .where('m.user_id', '=', userId)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute()
  return z.array(z.object({ workspaceId: z.string(), workspace: z.string(), role: Role })).parse(rows)
}

/** True where anybody at all is a member of anything here. */
export async function hasMembers(db: Database | Tx): Promise<boolean> {
  return (await db.selectFrom('auth_member').select('id').limit(1).executeTakeFirst()) !== undefined
}
