import { personExport } from '../../lib/contract/person-export'
import { Refusal } from '../errors'
import { NOTHING_STORED } from '../privacy/erase'
import { addAudit } from '../repos/audit'
import { findPerson } from '../repos/person-find'
import { readPersonRows } from '../repos/person-rows'
import { route } from './route'

/** Everything about one person. That somebody asked stands in the audit log, without whom they asked for. */
export const personExportRoute = route(personExport, async ({ person: query }, { db, member, now }) => {
  const { workspaceId, memberId } = member
  const person = await findPerson(db, workspaceId, query)
  const tables = await readPersonRows(db, workspaceId, person)
  const counts = Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.length]))
  if (Object.values(counts).every((count) => count === 0)) throw new Refusal('notFound', NOTHING_STORED)
  const at = now()
  await addAudit(db, { workspaceId, memberId, action: 'person.exported', detail: { counts }, at })
  const { nodeIds: leadIds, addresses, keys } = person
  return { exportedAt: at, person: { leadIds, addresses, keys }, tables }
})
