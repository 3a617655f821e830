import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { WebhookRow } from './webhook-row'

export const webhookList = contract({
  name: 'webhookList',
  method: 'get',
  path: '/api/v1/webhooks',
  summary: 'Every webhook of the workspace, the newest first.',
  roles: ADMINS,
  input: z.object({}),
  output: z.object({ webhooks: z.array(WebhookRow) }),
})
