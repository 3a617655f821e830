import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { SourceTrust } from '../domain/identity'
import { SourceEntry, SourceKind } from './source-list'

export const sourceAdd = contract({
  name: 'sourceAdd',
  method: 'post',
  path: '/api/v1/sources/add',
  summary: 'Lets a system send events. Its write key is answered here and never again.',
  roles: ADMINS,
  input: z.object({
    name: z.string().trim().min(1).max(100),
    kind: SourceKind,
    /** A key of `browser` may stand in a page: it adds nothing to a lead that is known already. By kind where absent. */
    trust: SourceTrust.optional(),
  }),
  output: z.object({ source: SourceEntry, writeKey: z.string() }),
})
