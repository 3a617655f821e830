import { inTransaction } from '../db/transaction'
import { isUnavailable } from '../errors'
import { markReplayed, type DeadLetter } from '../repos/dead-letter'
import type { Source } from '../repos/source'
import { readIntake } from './intake'
import { storeIntakes, type StoreContext } from './store-events'

/**
 * Takes a dead letter again, as it was received then, with what the hub understands today. True where it was taken,
 * now or before: its message id keeps it from counting twice.
 */
export async function replayLetter(
  context: StoreContext,
  workspaceId: string,
  letter: DeadLetter,
  source: Source | undefined,
): Promise<boolean> {
  const outcome = await outcomeOf(context, workspaceId, letter, source)
  await inTransaction(context.db, (tx) => markReplayed(tx, workspaceId, [letter.id], outcome, context.now))
  return outcome === 'taken'
}

async function outcomeOf(
  context: StoreContext,
  workspaceId: string,
  letter: DeadLetter,
  source: Source | undefined,
): Promise<string> {
  const raw = source && letter.code !== 'tooLarge' ? parsed(letter.body) : undefined
  if (!source || raw === undefined) return letter.code
  const body = { batch: [raw] }
  const how = { call: 'batch', now: letter.at, reread: () => body } as const
  const intake = readIntake(body, source, how)
  if (intake.letters[0]) return intake.letters[0].code
  try {
    await storeIntakes(context, workspaceId, [intake])
    return 'taken'
  } catch (error) {
    if (isUnavailable(error)) throw error
    return 'refused'
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
