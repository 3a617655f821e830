import { ErasureReceipt } from '../../lib/contract/person-erase'
import { personReceiptList } from '../../lib/contract/person-receipt-list'
import { ERASED, hashOf, isGenuine } from '../privacy/receipt'
import { listAudit } from '../repos/audit'
import { markAfter, readMark } from '../webhooks/page-mark'
import { route } from './route'

/** Receipts of erasures as the audit log keeps them. */
export const personReceiptListRoute = route(
  personReceiptList,
  async ({ auditId, person, before, limit }, context) => {
    const { workspaceId } = context.member
    const subject = person && hashOf(context, workspaceId, person)
    const of = { action: ERASED, id: auditId, subject }
    const entries = await listAudit(context.db, { workspaceId, before: readMark(before), limit, of })
    const receipts = entries.map(({ id, at, memberId, detail }) => {
      const receipt = ErasureReceipt.parse(detail)
      return { auditId: id, at, memberId, receipt, isGenuine: isGenuine(context, workspaceId, receipt) }
    })
    return { receipts, next: markAfter(entries, limit) }
  },
)
