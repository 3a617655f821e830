import { deliveryList } from '../../lib/contract/delivery-list'
import { listDeliveries } from '../repos/delivery'
import { markAfter, readMark } from '../webhooks/page-mark'
import { route } from './route'

/** What was sent to one webhook, by pages. */
export const deliveryListRoute = route(deliveryList, async ({ webhookId, before, limit }, { db, member }) => {
  const { workspaceId } = member
  const deliveries = await listDeliveries(db, { workspaceId, webhookId, before: readMark(before), limit })
  return { deliveries, next: markAfter(deliveries, limit) }
})
