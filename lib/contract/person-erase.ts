import { z } from 'zod'
import { contract } from './contract'
import { PersonQuery } from './person-query'
import { ADMINS } from './role'

const Counts = z.record(z.string(), z.number().int())

/** The proof of an erasure, kept in the audit log. Law: no address and no name. */
export const ErasureReceipt = z.object({
  /** Keyed hash of the address or lead id that was asked for. */
  of: z.string(),
  at: z.number().int(),
  /** Rows of this person by table. */
  before: Counts,
  after: Counts,
  /** Addresses and ids whose events are dropped from now on. */
  suppressed: z.number().int(),
  signature: z.string(),
})
export type ErasureReceipt = z.infer<typeof ErasureReceipt>

export const personErase = contract({
  name: 'personErase',
  method: 'post',
  path: '/api/v1/people/erase',
  summary: 'Erases one person from every table, for good. What arrives for them later is dropped.',
  roles: ADMINS,
  input: z.object({ person: PersonQuery }),
  output: z.object({ receipt: ErasureReceipt, auditId: z.string() }),
  errors: ['notFound'],
})
