import { z } from 'zod'
import { contract } from './contract'
import { ErasureReceipt } from './person-erase'
import { PersonQuery } from './person-query'
import { ADMINS } from './role'

export const KeptReceipt = z.object({
  /** The line of the audit log that it is kept in. */
  auditId: z.string(),
  at: z.number().int(),
  /** Who erased. */
  memberId: z.string().optional(),
  receipt: ErasureReceipt,
  /** Whether this hub signed it, with the secret that it has now, and nobody changed it since. */
  isGenuine: z.boolean(),
})
export type KeptReceipt = z.infer<typeof KeptReceipt>

export const personReceiptList = contract({
  name: 'personReceiptList',
  method: 'post',
  path: '/api/v1/people/receipts',
  summary:
    'Receipts of erasures, the newest first: all by pages, one by its line of the audit log, or one person’s.',
  roles: ADMINS,
  input: z.object({
    auditId: z.string().min(1).max(200).optional(),
    /** Whom the erasure asked for: the same address or the same id, for that is what was hashed. */
    person: PersonQuery.optional(),
    /** `next` of the page before. */
    before: z.string().max(300).optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ receipts: z.array(KeptReceipt), next: z.string().optional() }),
})
