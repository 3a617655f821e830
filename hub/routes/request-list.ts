import { requestList } from '../../lib/contract/request-list'
import { requestLine } from '../../lib/domain/buyer-voice'
import { cursorOf } from '../../lib/domain/feedback-filter'
import { titlesOf } from '../repos/asset-use'
import { namesOfLeads } from '../repos/lead-names'
import { listNewest } from '../repos/noun-page'
import { needPlace } from './feedback-list'
import { route } from './route'

const PAGE = 500

/** Content that reps ask for, newest first. */
export const requestListRoute = route(requestList, async ({ cursor }, { db, member: { workspaceId } }) => {
  const found = await listNewest(db, 'request', { workspaceId, after: needPlace(cursor), limit: PAGE + 1 })
  const page = found.slice(0, PAGE).map(({ body }) => body)
  const leadIds = page.flatMap(({ votes }) => votes.flatMap(({ leadId }) => leadId ?? []))
  const [leads, titles] = await Promise.all([
    namesOfLeads(db, workspaceId, [...new Set(leadIds)]),
    titlesOf(
      db,
      workspaceId,
      page.flatMap(({ outcome }) => outcome?.assetId ?? []),
    ),
  ])
  const names = { leadOf: (id: string) => leads.get(id), titleOf: (id: string) => titles.get(id) }
  return {
    items: page.map((request) => requestLine(request, names)),
    ...(found.length > PAGE ? { cursor: cursorOf(found[PAGE - 1]!) } : {}),
  }
})
