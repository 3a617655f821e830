import { objectionList } from '../../lib/contract/objection-list'
import { hearBuyers, type Names } from '../../lib/domain/buyer-voice'
import { everyObjection } from '../reports/every-objection'
import { titlesOf } from '../repos/asset-use'
import { namesOfLeads } from '../repos/lead-names'
import { route } from './route'

/** What buyers ask and object to, over all leads. */
export const objectionListRoute = route(objectionList, async (_input, { db, member: { workspaceId } }) => {
  const objections = await everyObjection(db, workspaceId)
  // Once without names, to learn of whom they are wanted: a list shows a few of the leads behind it.
  const wanted = hearBuyers(objections, NOBODY).lines
  const [leads, titles] = await Promise.all([
    namesOfLeads(db, workspaceId, [
      ...new Set(wanted.flatMap(({ behind }) => behind.map(({ leadId }) => leadId))),
    ]),
    titlesOf(db, workspaceId, [
      ...new Set(wanted.flatMap(({ answers }) => answers.map(({ assetId }) => assetId))),
    ]),
  ])
  return hearBuyers(objections, { leadOf: (id) => leads.get(id), titleOf: (id) => titles.get(id) })
})

const NOBODY: Names = { leadOf: () => undefined, titleOf: () => undefined }
