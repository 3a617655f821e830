import { z } from 'zod'
import { contract } from './contract'
import { PersonQuery } from './person-query'
import { ADMINS } from './role'

export const personExport = contract({
  name: 'personExport',
  method: 'post',
  path: '/api/v1/people/export',
  summary: 'Everything that the workspace holds of one person, as one document.',
  roles: ADMINS,
  input: z.object({ person: PersonQuery }),
  output: z.object({
    exportedAt: z.number().int(),
    person: z.object({
      /** The lead, and every one that was merged with it. */
      leadIds: z.array(z.string()),
      addresses: z.array(z.string()),
      keys: z.array(z.string()),
    }),
    /** By table, as stored. */
    tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  }),
  errors: ['notFound'],
})
