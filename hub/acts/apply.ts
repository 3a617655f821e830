import type { ErrorCodeName } from '../../lib/contract/error-code'
import type { OutboxOutcome } from '../../lib/contract/outbox-push'
import { OutboxRow, type OutboxAct } from '../../lib/contract/outbox-row'
import { jsonText, storable } from '../db/json-text'
import { inTransaction } from '../db/transaction'
import { isUnavailable, Refusal } from '../errors'
import type { RouteContext } from '../hub'
import { claimRow, findApplied, type Applied } from '../repos/applied'
import type { Act, ActContext } from './act'
import { ACTS } from './all'

/** A row that says more than any page shows is not one of ours. */
const LONGEST_ROW = 200_000

/** Refusals that can never come out otherwise. A role may be mended, and what was missing may come after all. */
const FINAL: readonly ErrorCodeName[] = ['conflict', 'gone']

type Parts = Pick<RouteContext, 'db' | 'env' | 'log' | 'member' | 'now' | 'requestId'>

/**
 * Applies one row for ever once, in a transaction of its own, and answers what became of it. Throws only where the
 * database does not answer: nothing of this row was done then. A refusal for good is noted and answered the same again.
 * Any other is not: sent again, the act is tried again, and a newer hub may read what this one cannot.
 */
export async function applyRow(sent: unknown, parts: Parts): Promise<OutboxOutcome> {
  const read = readRow(sent)
  if ('refusal' in read) return rejected(read.id, read.refusal)
  const { row } = read
  const { workspaceId, memberId } = parts.member
  const note: Applied = { workspaceId, id: row.id, memberId, at: parts.now() }
  try {
    const isNew = await inTransaction(parts.db, async (tx) => {
      if (!(await claimRow(tx, note))) return false
      await applyAct(row.act, {
        tx,
        member: parts.member,
        secret: parts.env.HUB_SECRET ?? '',
        now: parts.now(),
        sentAt: row.at,
      })
      return true
    })
    return isNew ? { id: row.id, outcome: 'applied' } : await answerAgain(note, parts)
  } catch (error) {
    if (isUnavailable(error)) throw error
    if (!(error instanceof Refusal)) return defect(row, error, parts)
    const { code, message } = error
    if (!FINAL.includes(code)) return rejected(row.id, error)
    const isNew = await claimRow(parts.db, { ...note, refused: { code, message } })
    return isNew ? rejected(row.id, error) : await answerAgain(note, parts)
  }
}

/** The row as a database can hold it, or why it cannot be read. */
function readRow(sent: unknown): { row: OutboxRow } | { id: string; refusal: Refusal } {
  const { id } = (typeof sent === 'object' && sent !== null ? sent : {}) as { id?: unknown }
  const refuse = (refusal: Refusal) => ({ id: typeof id === 'string' ? id.slice(0, 200) : '', refusal })
  if (jsonText(sent).length > LONGEST_ROW)
    return refuse(new Refusal('tooLarge', `This is more than the ${LONGEST_ROW / 1000} kB of one act.`))
  // As it is stored: what the database does not bear may be all that a text holds.
  const parsed = OutboxRow.safeParse(storable(sent))
  if (parsed.success) return { row: parsed.data }
  const [issue] = parsed.error.issues
  const message = `${issue?.path.join('.') || 'The act'}: ${issue?.message ?? 'wrong shape'}.`
  return refuse(new Refusal('badRequest', message))
}

async function applyAct(act: OutboxAct, context: ActContext): Promise<void> {
  const { roles, apply } = ACTS[act.op] as Act
  const { role } = context.member
  if (!roles.includes(role))
    throw new Refusal('notAllowed', `This is for a ${roles.join(' or ')}; you are a ${role}.`)
  await apply(act, context)
}

/** A row that came before: what was said then, unless it was another member's. */
async function answerAgain({ workspaceId, id, memberId }: Applied, { db }: Parts): Promise<OutboxOutcome> {
  const before = await findApplied(db, workspaceId, id)
  if (before?.memberId !== memberId)
    return rejected(id, new Refusal('conflict', 'Another member’s act has this id.'))
  return { id, outcome: 'duplicate', ...before.refused }
}

function defect(row: OutboxRow, error: unknown, { log, requestId }: Parts): OutboxOutcome {
  log.error({ err: error, requestId, op: row.act.op, row: row.id }, 'an act failed')
  return rejected(row.id, new Refusal('internal', 'Something went wrong here. Send it again later.'))
}

function rejected(id: string, { code, message }: Refusal): OutboxOutcome {
  return { id, outcome: 'rejected', code, message }
}
