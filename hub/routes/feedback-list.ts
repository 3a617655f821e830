import { feedbackList } from '../../lib/contract/feedback-list'
import { cursorOf, FEEDBACK_PAGE, placeOf, type Place } from '../../lib/domain/feedback-filter'
import { Refusal } from '../errors'
import { countFeedback, listFeedback } from '../repos/feedback-list'
import { route } from './route'

/** Verdicts newest first, with counts over all of them. */
export const feedbackListRoute = route(feedbackList, async ({ cursor, ...filter }, { db, member }) => {
  const after = needPlace(cursor)
  const [counts, found] = await Promise.all([
    countFeedback(db, member.workspaceId),
    listFeedback(db, member.workspaceId, filter, { limit: FEEDBACK_PAGE + 1, ...(after ? { after } : {}) }),
  ])
  const items = found.slice(0, FEEDBACK_PAGE)
  return { items, counts, ...(found.length > FEEDBACK_PAGE ? { cursor: cursorOf(items.at(-1)!) } : {}) }
})

/** The place that a cursor means. Throws where it is none. */
export function needPlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const place = placeOf(cursor)
  if (!place) throw new Refusal('badRequest', 'cursor: not one of this list. Start at its beginning.')
  return place
}
