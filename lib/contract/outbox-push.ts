import { z } from 'zod'
import { contract } from './contract'
import { ErrorCode } from './error-code'
import { OutboxRow } from './outbox-row'
import { MEMBERS } from './role'

/** Rows of one push. */
export const MOST_ROWS = 200

/** What became of one row. */
export const OutboxOutcome = z.object({
  /** As it was sent; empty where it could not be read. */
  id: z.string(),
  /**
   * `applied`: done, now. `duplicate`: done or refused before; `code` says with what it was refused. `rejected`: refused,
   * for good where the row's words are the reason; `badRequest` and `internal` may fare better with a newer hub.
   */
  outcome: z.enum(['applied', 'duplicate', 'rejected']),
  code: ErrorCode.optional(),
  /** For a person: what happened and what to do. */
  message: z.string().optional(),
})
export type OutboxOutcome = z.infer<typeof OutboxOutcome>

/** A row that cannot be read is refused by itself: the others are not held up by it. */
const Row = z.union([OutboxRow, z.unknown()]) as z.ZodType<unknown, OutboxRow>

/**
 * Acts of a browser, in the order in which they were done; each is applied by itself and for ever once. The answers come
 * in the same order. Where the hub fails in the middle, push all of them again: those done are duplicates.
 */
export const outboxPush = contract({
  name: 'outboxPush',
  method: 'post',
  path: '/api/v1/outbox',
  summary: 'What a member did, as a batch of acts; each answered with applied, duplicate or rejected.',
  roles: MEMBERS,
  input: z.object({ rows: z.array(Row).max(MOST_ROWS) }),
  output: z.object({ answers: z.array(OutboxOutcome) }),
  limit: 4_194_304,
  cleans: true,
})
