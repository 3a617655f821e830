import { personReceiptCheck } from '../../lib/contract/person-receipt-check'
import { isGenuine } from '../privacy/receipt'
import { route } from './route'

/** Holds a receipt against its signature. */
export const personReceiptCheckRoute = route(personReceiptCheck, async ({ receipt }, context) => ({
  isGenuine: isGenuine(context, context.member.workspaceId, receipt),
}))
