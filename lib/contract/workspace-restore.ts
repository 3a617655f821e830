import { z } from 'zod'
import { FileLine } from '../domain/workspace-file'
import { contract } from './contract'
import { ADMINS } from './role'

/** Lines of one request. */
export const RESTORE_MOST = 1000

const NOUNS = FileLine.options.map(({ shape }) => shape.noun.value)

/**
 * Adds what a workspace's file holds and the hub does not, under the ids and with the names of the file; what is here
 * stays. The same lines twice change nothing the second time.
 */
export const workspaceRestore = contract({
  name: 'workspaceRestore',
  method: 'post',
  path: '/api/v1/workspace/restore',
  summary: 'Adds lines of a workspace’s file that are not here yet: all of a request or none.',
  roles: ADMINS,
  input: z.object({ lines: z.array(FileLine).max(RESTORE_MOST) }),
  output: z.object({
    /** How many of each noun were new. */
    added: z.partialRecord(z.enum(NOUNS), z.number().int()),
    /** Lines about people who were erased, and what an id or a rule of the hub keeps out. */
    skipped: z.number().int(),
  }),
  limit: 8 * 1_048_576,
  cleans: true,
  isSentByBrowser: true,
})
