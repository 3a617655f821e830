import { z } from 'zod'
import { SourceTrust } from '../domain/identity'
import { contract } from './contract'
import { ADMINS } from './role'

/** What speaks at the other end; it stands on touchpoints as their source. */
export const SourceKind = z.enum(['segment', 'rudderstack', 'jitsu', 'other'])
export type SourceKind = z.infer<typeof SourceKind>

/** What is believed of a source where nobody said: the libraries of these are made for pages as well. */
export const USUAL_TRUST: Record<SourceKind, SourceTrust> = {
  segment: 'browser',
  rudderstack: 'browser',
  jitsu: 'browser',
  other: 'server',
}

export const SourceEntry = z.object({
  id: z.string(),
  name: z.string(),
  kind: SourceKind,
  trust: SourceTrust,
  createdAt: z.number().int(),
  revokedAt: z.number().int().optional(),
})
export type SourceEntry = z.infer<typeof SourceEntry>

export const sourceList = contract({
  name: 'sourceList',
  method: 'get',
  path: '/api/v1/sources',
  summary: 'The systems that may send events, the newest first.',
  roles: ADMINS,
  input: z.object({}),
  output: z.object({ sources: z.array(SourceEntry) }),
})
