import type { Placement } from '../../lib/domain/send'
import { askAsPanel } from '../../lib/messages/messenger'
import { useAnnounce } from '../ui/Announcer'
import { copyContent } from './copy-content'
import { errorWords } from './error-words'
import { usePlace } from './panel-place'
import { useAsk } from './use-ask'
import type { Consent } from './use-seen'

/** What became of an asset that was to be sent. */
export type SendResult =
  'inserted' | 'insertedNotCounted' | 'already' | 'copied' | 'copiedInstead' | 'notCopied' | 'copiedNotNoted'

export const RESULT_WORDS: Record<SendResult, string> = {
  inserted: 'Inserted',
  insertedNotCounted: 'Inserted, but not counted',
  already: 'It is in this draft already.',
  copied: 'Copied: no draft open',
  copiedInstead: 'Could not insert: copied instead',
  notCopied: 'Not inserted and not copied: this page forbids it. Open the asset and copy its address.',
  copiedNotNoted: 'Copied, but the send was not noted. Copy it again to note it.',
}

interface Input extends Placement {
  leadId: string
  assetId: string
  /** Also where the draft has it. */
  again?: boolean
}

interface AssetSend {
  send: (consent: Consent, input: Input) => void
  pending: boolean
  result?: SendResult
  error?: string
}

/** Inserts an asset into the draft, or copies it where that cannot be; the send is noted only when either worked. */
export function useAssetSend(composing: boolean): AssetSend {
  const { tabId } = usePlace()
  const announce = useAnnounce()
  const send = useAsk((input: Input) => insertOrCopy({ ...input, tabId }), {
    done: (result) => announce(RESULT_WORDS[result]),
  })
  return {
    send: send.put,
    pending: send.isPending,
    result: send.data,
    error: send.error ? notSentWords(send.error, composing) : undefined,
  }
}

/** No answer came: the draft may have it all the same, and a second click may put it there twice. */
function notSentWords(error: Error, composing: boolean): string {
  return composing
    ? errorWords(error, 'It may not have been inserted. Look at the draft.', '')
    : errorWords(error, 'It was not copied.')
}

async function insertOrCopy({ again, ...input }: Input & { tabId?: number }): Promise<SendResult> {
  const answer = await askAsPanel('assetInsert', again ? { ...input, again } : input)
  if (answer.outcome === 'already') return 'already'
  if (answer.outcome === 'inserted') return answer.logged === false ? 'insertedNotCounted' : 'inserted'
  if (!(await copyContent(answer))) return 'notCopied'
  const noted = await askAsPanel('sendCopied', input).then(
    () => true,
    () => false,
  )
  if (!noted) return 'copiedNotNoted'
  return answer.outcome === 'noDraft' ? 'copied' : 'copiedInstead'
}
