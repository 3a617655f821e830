import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { DeliveryRow } from './webhook-row'

export const deliveryList = contract({
  name: 'deliveryList',
  method: 'get',
  path: '/api/v1/deliveries',
  summary: 'What was sent to one webhook, the newest first, by pages.',
  roles: ADMINS,
  input: z.object({
    webhookId: z.string().max(200),
    /** `next` of the page before. */
    before: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ deliveries: z.array(DeliveryRow), next: z.string().optional() }),
})
