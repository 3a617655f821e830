import { objectionList } from '../../lib/contract/objection-list'
import { hearBuyers, type Names } from '../../lib/domain/buyer-voice'
import type { Objection } from '../../lib/domain/objection'
import { titlesOf } from '../repos/asset-use'
import { namesOfLeads } from '../repos/lead-names'
import { everyNoun } from '../repos/noun-page'
import { route } from './route'

/** What buyers ask and object to, over all leads. */
export const objectionListRoute = route(
  objectionList,
  async (_input, { reportDb, member: { workspaceId } }) => {
    const objections: Objection[] = []
    for await (const page of everyNoun(reportDb, 'objection', workspaceId)) objections.push(...page)
    // Once without names, to learn of whom they are wanted: a list shows a few of the leads behind it.
    const wanted = hearBuyers(objections, NOBODY).lines
    const [leads, titles] = await Promise.all([
      namesOfLeads(reportDb, workspaceId, [
        ...new Set(wanted.flatMap(({ behind }) => behind.map(({ leadId }) => leadId))),
      ]),
      titlesOf(reportDb, workspaceId, [
        ...new Set(wanted.flatMap(({ answers }) => answers.map(({ assetId }) => assetId))),
      ]),
    ])
    return hearBuyers(objections, { leadOf: (id) => leads.get(id), titleOf: (id) => titles.get(id) })
  },
)

const NOBODY: Names = { leadOf: () => undefined, titleOf: () => undefined }
