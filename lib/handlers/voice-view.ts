import type { ContentRequest } from '../domain/content-request'
import type { Objection } from '../domain/objection'
import type { Send } from '../domain/send'
import type { ObjectionView, RequestReceipt } from '../messages/panel-view'
import type { HalfdoorDatabase } from '../store/database'
import type { Library } from '../store/library'
import { unseenAnswers } from '../store/request-store'

/** Receipts that are shown at once: the others come when these are put away. */
const MOST_RECEIPTS = 3

type Titles = Pick<Library, 'byId'>

/** An objection as the panel shows it. @param sends of its lead, oldest first */
export function objectionView(objection: Objection, sends: readonly Send[], titles: Titles): ObjectionView {
  const { id, kind, text, member, at, answeredBy } = objection
  const common = { id, kind, text, member, at }
  if (answeredBy) return { ...common, answeredBy: titled(answeredBy, titles) }
  const last = sends.findLast((send) => send.at >= at && titles.byId.has(send.assetId))
  return { ...common, ...(last ? { offer: titled(last.assetId, titles) } : {}) }
}

/**
 * Marketing's answers on what this rep asked for.
 * @param memberId whose; absent in a local workspace, where there is only one who can have asked
 */
export async function requestReceipts(
  db: HalfdoorDatabase,
  memberId: string | undefined,
  titles: Titles,
): Promise<RequestReceipt[]> {
  const answered = await unseenAnswers(db)
  return answered
    .filter(({ votes }) => memberId === undefined || votes.some((vote) => vote.memberId === memberId))
    .slice(0, MOST_RECEIPTS)
    .flatMap((request) => receiptOf(request, titles) ?? [])
}

function receiptOf({ id, text, outcome }: ContentRequest, titles: Titles): RequestReceipt | undefined {
  if (!outcome) return undefined
  const { kind, assetId, note, by, at } = outcome
  const isThere = assetId !== undefined && titles.byId.has(assetId)
  return {
    requestId: id,
    text,
    kind,
    ...(isThere ? { asset: titled(assetId, titles) } : {}),
    ...(note ? { note } : {}),
    by,
    at,
  }
}

function titled(assetId: string, { byId }: Titles): { assetId: string; title: string } {
  return { assetId, title: byId.get(assetId)?.title ?? 'an asset that is no longer here' }
}
