import type { Act, Op } from './act'
import { assetPut } from './asset'
import { requestAdd, requestAnswer, requestUndo, requestVote } from './content-request'
import { definitionAdd, definitionAgree } from './definition'
import { disputePut, disputeRemove } from './dispute'
import {
  feedbackAdd,
  feedbackAnswer,
  feedbackDetail,
  feedbackSeen,
  feedbackUndo,
  receiptSeen,
} from './feedback'
import { leadAdd } from './lead'
import { modelAdd, modelDecide, modelUse } from './model'
import { objectionAdd, objectionAnswer, objectionUndo } from './objection'
import { sendAdd, sendJudged } from './send'
import { handoffPut, reportSettingsPut } from './setting'

/** Every act by its name; a new one is one function and one word here. */
export const ACTS: { readonly [O in Op]: Act<O> } = {
  feedbackAdd,
  feedbackUndo,
  feedbackDetail,
  feedbackSeen,
  feedbackAnswer,
  receiptSeen,
  disputePut,
  disputeRemove,
  sendAdd,
  sendJudged,
  assetPut,
  leadAdd,
  objectionAdd,
  objectionUndo,
  objectionAnswer,
  requestAdd,
  requestVote,
  requestUndo,
  requestAnswer,
  definitionAdd,
  definitionAgree,
  modelAdd,
  modelUse,
  modelDecide,
  handoffPut,
  reportSettingsPut,
}
