import { z } from 'zod'
import { contract } from './contract'
import { ErasureReceipt } from './person-erase'
import { ADMINS } from './role'

export const personReceiptCheck = contract({
  name: 'personReceiptCheck',
  method: 'post',
  path: '/api/v1/people/receipts/check',
  summary: 'Whether this hub signed a receipt of an erasure, and nobody changed it since.',
  roles: ADMINS,
  input: z.object({ receipt: ErasureReceipt }),
  output: z.object({ isGenuine: z.boolean() }),
})
