import { connect, type Connection } from '../../hub/db/connect.ts'
import { addMember } from '../../hub/repos/member.ts'
import { addPerson } from '../../hub/repos/person.ts'
import { addSession } from '../../hub/repos/session.ts'
import { addSource } from '../../hub/repos/source.ts'
import { addWorkspace } from '../../hub/repos/workspace.ts'
import { makeSessionToken, signToken } from '../../hub/auth/session-token.ts'
import { makeWriteKey } from '../../hub/ingest/write-key.ts'
import { makeId } from '../../lib/platform/id.ts'

/** A workspace with a source of events and a marketer's session. */
export interface Seat {
  workspaceId: string
  sourceId: string
  writeKey: string
  token: string
}

/** Days that the session holds. */
const LONG = 30 * 86_400_000

/** Opens the database of a hub for looking into it. */
export function lookInto(url: string): Connection {
  return connect(url, 2, (error) => console.error(error.message))
}

/** Makes one in a hub's database. */
export async function takeSeat({ db }: Connection, secret: string): Promise<Seat> {
  const at = Date.now()
  const [workspaceId, userId, memberId, sourceId] = [makeId(at), makeId(at), makeId(at), makeId(at)]
  const { key, hash } = makeWriteKey(workspaceId)
  const token = makeSessionToken()
  await addWorkspace(db, { workspaceId, name: 'Faults', at })
  await addPerson(db, { userId, name: 'Mara', email: 'mara@team.example', at })
  await addMember(db, { id: memberId, workspaceId, userId, role: 'marketer', at })
  const session = { kind: 'extension', userAgent: 'test:faults', at, expiresAt: at + LONG } as const
  await addSession(db, { id: makeId(at), token, userId, workspaceId, ...session })
  await addSource(
    db,
    { workspaceId, id: sourceId, name: 'Site', kind: 'segment', trust: 'server', createdAt: at },
    hash,
  )
  return { workspaceId, sourceId, writeKey: key, token: signToken(token, secret) }
}
