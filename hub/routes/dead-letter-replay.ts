import { deadLetterReplay } from '../../lib/contract/dead-letter-replay'
import { Refusal } from '../errors'
import { replayLetter } from '../ingest/replay'
import { findDeadLetters } from '../repos/dead-letter'
import { listSources } from '../repos/source'
import { route } from './route'

const AT_ONCE = 1000

/** Takes dead letters again. */
export const deadLetterReplayRoute = route(deadLetterReplay, async ({ id }, context) => {
  const { db, env, member, now, signal } = context
  const { workspaceId } = member
  const letters = await findDeadLetters(db, workspaceId, id === undefined ? undefined : [id], AT_ONCE)
  if (id !== undefined && letters.length === 0)
    throw new Refusal('notFound', 'There is no such event. Load the list again.')
  const sources = new Map((await listSources(db, workspaceId)).map((source) => [source.id, source]))
  const counts = { taken: 0, failed: 0 }
  for (const letter of letters) {
    signal.throwIfAborted()
    const store = { db, secret: env.HUB_SECRET ?? '', now: now() }
    counts[
      (await replayLetter(store, workspaceId, letter, sources.get(letter.sourceId))) ? 'taken' : 'failed'
    ]++
  }
  return { ...counts, isMore: letters.length === AT_ONCE }
})
