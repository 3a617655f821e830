import { webhookList } from '../../lib/contract/webhook-list'
import { listWebhooks } from '../repos/webhook'
import { shownWebhook } from '../webhooks/shown-webhook'
import { route } from './route'

/** Every webhook of the workspace. */
export const webhookListRoute = route(webhookList, async (_input, context) => {
  const { workspaceId } = context.member
  const webhooks = await listWebhooks(context.db, workspaceId)
  return { webhooks: webhooks.map((webhook) => shownWebhook(context, workspaceId, webhook)) }
})
