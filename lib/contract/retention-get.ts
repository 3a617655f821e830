import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'

/** What can be kept for a number of days only. Definitions, assets, the audit log and what keeps counts exact stay. */
export const RetentionSubject = z.enum([
  'touchpoint',
  'visitor',
  'view',
  'send',
  'feedback',
  'dispute',
  'objection',
  'request',
  'dead_letter',
  'delivery',
])
export type RetentionSubject = z.infer<typeof RetentionSubject>

export const RetentionRule = z.object({
  subject: RetentionSubject,
  /** Absent: kept until somebody removes it. */
  days: z.number().int().min(1).max(36_500).optional(),
  /** When the hub last removed what was older. */
  sweptAt: z.number().int().optional(),
})
export type RetentionRule = z.infer<typeof RetentionRule>

export const retentionGet = contract({
  name: 'retentionGet',
  method: 'get',
  path: '/api/v1/retention',
  summary: 'How many days each kind of data is kept.',
  roles: ADMINS,
  input: z.object({}),
  output: z.object({ rules: z.array(RetentionRule) }),
})
