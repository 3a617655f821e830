import { z } from 'zod'
import { MARKETING } from './role'

/**
 * A file for the library: the one route of members whose body is no JSON, so it is no `Contract`. Its input goes in the
 * query, the file's bytes are the body, as `application/octet-stream`.
 */
export const fileAdd = {
  name: 'fileAdd',
  method: 'post',
  path: '/files',
  summary: 'A file for the library, by marketing.',
  roles: MARKETING,
  input: z.object({
    /** Says what kind of office document it is, and how it is saved. */
    name: z.string().max(500),
  }),
  output: z.object({
    /** What becomes the asset's address. */
    url: z.url(),
    name: z.string(),
    type: z.string(),
    /** Bytes. */
    size: z.number(),
  }),
  errors: ['tooLarge', 'unsupportedType'],
} as const

export type AddedFile = z.output<typeof fileAdd.output>
