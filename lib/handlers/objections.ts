import type { BuyerVoice } from '../domain/buyer-voice'
import type { Objection } from '../domain/objection'
import type { ObjectionView } from '../messages/panel-view'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { makeId } from '../platform/id'
import { getLead } from '../store/lead-store'
import { addObjection, answerObjection, undoObjection } from '../store/objection-store'
import { memberName } from './member-name'
import { objectionView } from './voice-view'
import type { WorkerParts } from './worker'

/** The button shows eight seconds; two more let a late click arrive. */
const UNDO_MS = 10_000

/** What a lead asks and objects to: the rep writes it down, and says which asset answered it. */
export function objectionHandlers(worker: WorkerParts) {
  const { db, shelf, now } = worker
  return {
    async objectionAdd(
      input: { leadId: string; kind: Objection['kind']; text: string },
      caller: Caller,
    ): Promise<ObjectionView> {
      await getLead(db, input.leadId)
      const at = now()
      const objection = { id: makeId(at), ...input, member: await memberName(worker, caller), at }
      await addObjection(db, objection)
      tellPanels('storeChanged', { nouns: ['objection'] })
      return objectionView(objection, [], await shelf.get())
    },

    async objectionUndo({ objectionId }: { objectionId: string }): Promise<void> {
      await undoObjection(db, objectionId, now(), UNDO_MS)
      tellPanels('storeChanged', { nouns: ['objection'] })
    },

    async objectionAnswer(input: { objectionId: string; assetId: string }): Promise<ObjectionView> {
      await shelf.getAsset(input.assetId)
      const answered = await answerObjection(db, input.objectionId, input.assetId, now())
      tellPanels('storeChanged', { nouns: ['objection'] })
      return objectionView(answered, [], await shelf.get())
    },
  }
}

/** Marketing's side: what buyers say, over all leads. */
export function voiceHandlers(worker: WorkerParts) {
  return {
    objectionList: (): Promise<BuyerVoice> => worker.source.objectionList(),
  }
}
