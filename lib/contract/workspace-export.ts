import { z } from 'zod'
import { FileLine } from '../domain/workspace-file'
import { contract } from './contract'
import { MARKETING } from './role'

/** A page ends after this many bytes of lines, or one line later: well below 4 MB. */
export const EXPORT_BYTES = 2_000_000

/**
 * A page of the lines of the workspace's file. No transaction stays open between pages: a lead with its touchpoints, and
 * every other row, is as it stood at one moment of the export. Leads that changed meanwhile, and those of rows that are
 * new since, come again before what is said of them, so nothing is torn off its lead.
 */
export const workspaceExport = contract({
  name: 'workspaceExport',
  method: 'post',
  path: '/api/v1/workspace/export',
  summary: 'Everything in the workspace as the lines of one file, page by page.',
  roles: MARKETING,
  input: z.object({
    /** Of the page before; absent for the first. */
    cursor: z.string().max(3000).optional(),
  }),
  output: z.object({
    lines: z.array(FileLine),
    /** Absent at the end. */
    cursor: z.string().optional(),
  }),
})
