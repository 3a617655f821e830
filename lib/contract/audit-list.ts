import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'

/** One line of the audit log. Law: it holds ids, counts and closed words; never an address or a name of a lead. */
export const AuditEntry = z.object({
  id: z.string(),
  at: z.number().int(),
  /** Who did it; absent where the hub itself did. */
  memberId: z.string().optional(),
  action: z.string(),
  subject: z.string().optional(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const auditList = contract({
  name: 'auditList',
  method: 'get',
  path: '/api/v1/audit',
  summary: 'The audit log, newest first, by pages.',
  roles: ADMINS,
  input: z.object({
    /** `next` of the page before. */
    before: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ entries: z.array(AuditEntry), next: z.string().optional() }),
})
