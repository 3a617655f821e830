import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { DeliveryRow } from './webhook-row'

export const deliveryResend = contract({
  name: 'deliveryResend',
  method: 'post',
  path: '/api/v1/deliveries/resend',
  summary: 'Sends a delivery again, with the same id and all tries anew.',
  roles: ADMINS,
  input: z.object({ id: z.string().max(300) }),
  output: z.object({ delivery: DeliveryRow }),
  errors: ['notFound', 'conflict'],
})
