import { feedbackGet } from '../../lib/contract/feedback-get'
import { findNoun } from '../repos/noun'
import { route } from './route'

/** One verdict, anybody's: a panel shows all that were given on the lead. */
export const feedbackGetRoute = route(feedbackGet, async ({ feedbackId }, { db, member }) => {
  const row = await findNoun(db, 'feedback', { workspaceId: member.workspaceId, id: feedbackId })
  return { feedback: row?.body ?? null }
})
