import type { ErrorCodeName } from '../../lib/contract/error-code'
import type { OutboxAct } from '../../lib/contract/outbox-row'
import type { Role } from '../../lib/contract/role'
import type { NounRow } from '../repos/noun'
import type { Noun } from '../db/tables'
import type { Tx } from '../db/transaction'
import { Refusal } from '../errors'
import type { Member } from '../hub'
import { findLeadNode, touchLead, type LeadNode } from '../repos/noun-lead'

const DAY = 86_400_000
/** An act may come this late: longer ago a clock is wrong. */
const OLDEST = 400 * DAY
/** The button to undo shows eight seconds; two more let a late click arrive. */
const UNDO_MS = 10_000
/** So long a click may be on its way from a browser that was shut, by the hub's clock: `sentAt` alone could be forged. */
const UNDO_ARRIVAL = 7 * DAY

export type Op = OutboxAct['op']
export type ActOf<O extends Op> = Extract<OutboxAct, { op: O }>

/** What an act works with. Law: who did it comes from here, never from the act. */
export interface ActContext {
  tx: Tx
  member: Member
  /** Signs what stands for an address that was erased. */
  secret: string
  /** The hub's clock, ms. */
  now: number
  /** When it was done, by the browser's clock. */
  sentAt: number
}

/** An act: who may do it, said once and here, and what it does, in the transaction of its row. */
export interface Act<O extends Op = Op> {
  roles: readonly Role[]
  apply(act: ActOf<O>, context: ActContext): Promise<void>
}

/**
 * A browser's time as it may stand here: not after the hub's own, and not before anything that could still be on its
 * way. Acts of a clock that is years off are kept, at the nearest time that can be.
 */
export function heldTime(sentAt: number, now: number): number {
  return Math.min(Math.max(sentAt, now - OLDEST), now)
}

/** The lead's node by the id that the browser knows. Throws where the lead is gone. */
export async function needNode({ tx, member }: ActContext, leadId: string): Promise<LeadNode> {
  const node = await findLeadNode(tx, member.workspaceId, leadId)
  if (!node) throw new Refusal('notFound', 'This lead is not in the workspace any more. Look it up again.')
  return node
}

/** Says that what stands about the lead changed, so that open panels ask for it again. */
export async function touch({ tx, member, now }: ActContext, node: LeadNode): Promise<void> {
  await touchLead(tx, member.workspaceId, node.rootId, now)
}

/** The same by a noun's row, where it is about a lead that is still here. */
export async function touchOf(context: ActContext, { leadId }: { leadId?: string }): Promise<void> {
  if (leadId === undefined) return
  const node = await findLeadNode(context.tx, context.member.workspaceId, leadId)
  if (node) await touch(context, node)
}

/** Throws unless the row is the member's own. */
export function needOwn({ member }: ActContext, row: { memberId?: string }, what: string): void {
  if (row.memberId !== member.memberId)
    throw new Refusal('notAllowed', `This ${what} is another member's; only they may change it.`)
}

/**
 * Throws where an undo comes later than a click on the button can have been by the browser's clock, or long after what
 * it undoes had arrived here.
 */
export function needFresh({ sentAt, now }: ActContext, row: NounRow<Noun>): void {
  const isLate = now - (row.arrivedAt ?? row.at) > UNDO_ARRIVAL
  if (isLate || Math.abs(sentAt - (row.sentAt ?? row.at)) > UNDO_MS)
    throw new Refusal('conflict', 'Too late to undo. Say what is right instead.')
}

/** What an act refers to is not there. */
export function missing(what: string, code: ErrorCodeName = 'notFound'): Refusal {
  return new Refusal(code, `This ${what} is no longer here. Open the page again.`)
}
