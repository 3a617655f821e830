import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { DeliveryRow } from './webhook-row'

export const webhookTest = contract({
  name: 'webhookTest',
  method: 'post',
  path: '/api/v1/webhooks/test',
  summary: 'Sends a test event at once, without retries, and answers what came of it.',
  roles: ADMINS,
  input: z.object({ id: z.string().max(200) }),
  output: z.object({ delivery: DeliveryRow }),
  errors: ['notFound'],
})
