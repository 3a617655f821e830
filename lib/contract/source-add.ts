import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { SourceEntry, SourceKind } from './source-list'

export const sourceAdd = contract({
  name: 'sourceAdd',
  method: 'post',
  path: '/api/v1/sources/add',
  summary: 'Lets a system send events. Its write key is answered here and never again.',
  roles: ADMINS,
  input: z.object({ name: z.string().trim().min(1).max(100), kind: SourceKind }),
  output: z.object({ source: SourceEntry, writeKey: z.string() }),
})
