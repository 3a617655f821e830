import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

const Row = z.object({ id: z.string(), name: z.string() })

/** Members by name and back. A name that two of them have stands for neither. */
export interface MemberNames {
  idOf(name: string): string | undefined
  nameOf(memberId: string): string | undefined
}

/** The names of a workspace's members as they are now. */
export async function readMemberNames(db: Database | Tx, workspaceId: string): Promise<MemberNames> {
  const { rows } = await sql`
    select m.id, u.name from auth_member m join auth_user u on u.id = m.user_id
    where m.organization_id = ${workspaceId}`.execute(db)
  const byName = Map.groupBy(z.array(Row).parse(rows), ({ name }) => name)
  const unique = [...byName.values()].flatMap((of) => (of.length === 1 ? of : []))
  const ids = new Map(unique.map(({ id, name }) => [name, id]))
  const names = new Map(unique.map(({ id, name }) => [id, name]))
  return { idOf: (name) => ids.get(name), nameOf: (id) => names.get(id) }
}
