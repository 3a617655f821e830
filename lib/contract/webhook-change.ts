import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { WebhookEvents, WebhookName, WebhookRow, WebhookUrl } from './webhook-row'

export const webhookChange = contract({
  name: 'webhookChange',
  method: 'post',
  path: '/api/v1/webhooks/change',
  summary: 'Changes a webhook, or switches it on or off.',
  roles: ADMINS,
  input: z.object({
    id: z.string().max(200),
    name: WebhookName.optional(),
    url: WebhookUrl.optional(),
    events: WebhookEvents.optional(),
    names: z.boolean().optional(),
    on: z.boolean().optional(),
  }),
  output: z.object({ webhook: WebhookRow }),
  errors: ['notFound'],
})
