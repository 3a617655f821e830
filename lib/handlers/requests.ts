import type { RequestLine } from '../domain/buyer-voice'
import type { ContentRequest } from '../domain/content-request'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { makeId } from '../platform/id'
import { getLead } from '../store/lead-store'
import { answerRequest, seeAnswer, unwish, wishFor } from '../store/request-store'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

/** The rep's side of content requests. */
export function requestHandlers(worker: WorkerParts) {
  const { db, now } = worker
  return {
    async requestAdd(
      { text, leadId }: { text: string; leadId?: string },
      caller: Caller,
    ): Promise<{ requestId: string; votes: number }> {
      if (leadId) await getLead(db, leadId)
      const at = now()
      const voter = await voterOf(worker, caller)
      const vote = { ...voter, ...(leadId ? { leadId } : {}), at }
      const { id, votes } = await wishFor(db, {
        id: makeId(at),
        text,
        member: voter.member,
        at,
        votes: [vote],
      })
      tellPanels('storeChanged', { nouns: ['request'] })
      return { requestId: id, votes: votes.length }
    },

    async requestUndo({ requestId }: { requestId: string }, caller: Caller): Promise<void> {
      const { memberId } = await voterOf(worker, caller)
      await unwish(db, requestId, memberId, now())
      tellPanels('storeChanged', { nouns: ['request'] })
    },

    async requestReceiptSeen({ requestId }: { requestId: string }): Promise<void> {
      await seeAnswer(db, requestId)
      tellPanels('storeChanged', { nouns: ['request'] })
    },
  }
}

/** Who wishes: with a hub its member; else one is known by the name. */
async function voterOf(worker: WorkerParts, caller: Caller): Promise<{ memberId: string; member: string }> {
  const member = await memberName(worker, caller)
  return { memberId: worker.hub?.me.member.id ?? member, member }
}

type Outcome = NonNullable<ContentRequest['outcome']>

/** Marketing's side: what is asked for, and the answer. */
export function requestAnswerHandlers(worker: WorkerParts) {
  const { db, shelf, now } = worker
  return {
    requestList: (): Promise<RequestLine[]> => worker.source.requestList(),

    async requestAnswer(
      { requestId, ...word }: { requestId: string } & Pick<Outcome, 'kind' | 'assetId' | 'note'>,
      caller: Caller,
    ): Promise<void> {
      if (word.assetId) await shelf.getAsset(word.assetId)
      const by = await memberName(worker, caller)
      await answerRequest(db, requestId, { ...word, by, at: now() })
      tellPanels('storeChanged', { nouns: ['request'] })
    },
  }
}
