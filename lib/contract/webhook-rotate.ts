import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { WebhookRow } from './webhook-row'

export const webhookRotate = contract({
  name: 'webhookRotate',
  method: 'post',
  path: '/api/v1/webhooks/rotate',
  summary: 'Makes a new secret. The old one signs beside it for 24 hours.',
  roles: ADMINS,
  input: z.object({ id: z.string().max(200) }),
  output: z.object({ webhook: WebhookRow, secret: z.string() }),
  errors: ['notFound'],
})
