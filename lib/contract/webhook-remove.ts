import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'

export const webhookRemove = contract({
  name: 'webhookRemove',
  method: 'post',
  path: '/api/v1/webhooks/remove',
  summary: 'Removes a webhook with its deliveries.',
  roles: ADMINS,
  input: z.object({ id: z.string().max(200) }),
  output: z.object({ removed: z.boolean() }),
})
