import { definitionTry } from '../../lib/contract/definition-try'
import { tryDefinition } from '../reports/try-definition'
import { askLong } from '../reports/workspace-runs'
import { route } from './route'

/** Holds a rule against every lead. */
export const definitionTryRoute = route(definitionTry, ({ rule }, context) => {
  const { reportDb, now, member } = context
  const parts = { reportDb, now: now(), workspaceId: member.workspaceId }
  return askLong(context, `definition ${JSON.stringify(rule)}`, (tell, signal) =>
    tryDefinition(parts, rule, tell, signal),
  )
})
