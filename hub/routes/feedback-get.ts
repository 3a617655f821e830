import { feedbackGet } from '../../lib/contract/feedback-get'
import { MARKETING } from '../../lib/contract/role'
import { findNoun } from '../repos/noun'
import { route } from './route'

/** One verdict. Another rep's is no more there than one that was taken back. */
export const feedbackGetRoute = route(feedbackGet, async ({ feedbackId }, { db, member }) => {
  const { workspaceId, memberId, role } = member
  const row = await findNoun(db, 'feedback', { workspaceId, id: feedbackId })
  const isTheirs = row?.memberId === memberId || MARKETING.includes(role)
  return { feedback: row && isTheirs ? row.body : null }
})
