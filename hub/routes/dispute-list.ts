import { disputeList } from '../../lib/contract/dispute-list'
import { cursorOf } from '../../lib/domain/feedback-filter'
import { namesOfLeads } from '../repos/lead-names'
import { listNewest } from '../repos/noun-page'
import { needPlace } from './feedback-list'
import { route } from './route'

const PAGE = 500

/** Disputed stages, newest first, with whose stage each is. */
export const disputeListRoute = route(disputeList, async ({ cursor }, { db, member: { workspaceId } }) => {
  const found = await listNewest(db, 'dispute', { workspaceId, after: needPlace(cursor), limit: PAGE + 1 })
  const page = found.slice(0, PAGE)
  const names = await namesOfLeads(
    db,
    workspaceId,
    page.map(({ body }) => body.leadId),
  )
  const items = page.map(({ body }) => {
    const lead = names.get(body.leadId)
    const leadName = lead?.name ?? 'A lead that is no longer here'
    return { ...body, leadName, ...(lead?.company ? { company: lead.company } : {}) }
  })
  return { items, ...(found.length > PAGE ? { cursor: cursorOf(page.at(-1)!) } : {}) }
})
