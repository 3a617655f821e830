import { importLeads } from '../../lib/contract/import-leads'
import { fromWire } from '../../lib/domain/import-wire'
import { mergeLeadBatch } from '../repos/import-leads'
import { route } from './route'

/** Merges leads of a file. */
export const importLeadsRoute = route(importLeads, async ({ leads }, { db, env, member, now }) => {
  const context = { workspaceId: member.workspaceId, secret: env.HUB_SECRET ?? '', now: now() }
  return mergeLeadBatch(db, context, leads.map(fromWire))
})
