import { outboxPush, type OutboxOutcome } from '../../lib/contract/outbox-push'
import { applyRow } from '../acts/apply'
import { nudge } from '../changes/watch'
import { route } from './route'

/** What a browser's outbox held: row by row, in its order, each in a transaction of its own. */
export const outboxPushRoute = route(outboxPush, async ({ rows }, context) => {
  const answers: OutboxOutcome[] = []
  try {
    for (const row of rows) answers.push(await applyRow(row, context))
  } finally {
    if (answers.some(({ outcome }) => outcome === 'applied')) nudge(context.db, context.member.workspaceId)
  }
  return { answers }
})
