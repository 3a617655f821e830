import type { Placement } from '../../lib/domain/send'
import type { Tracking } from '../../lib/messages/panel-view'
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
  /** After the result's words: what the link can tell. Empty in a local workspace. */
  about: string
  error?: string
}

/** Inserts an asset into the draft, or copies it where that cannot be; the send is noted only when either worked. */
export function useAssetSend(composing: boolean): AssetSend {
  const { tabId } = usePlace()
  const announce = useAnnounce()
  const send = useAsk((input: Input) => insertOrCopy({ ...input, tabId }), {
    done: ({ result, tracking }) => announce(RESULT_WORDS[result] + aboutOf(result, tracking)),
  })
  return {
    send: send.put,
    pending: send.isPending,
    result: send.data?.result,
    about: send.data ? aboutOf(send.data.result, send.data.tracking) : '',
    error: send.error ? notSentWords(send.error, composing) : undefined,
  }
}

const GIVEN: ReadonlySet<SendResult> = new Set(['inserted', 'insertedNotCounted', 'copied', 'copiedInstead'])
const WHY_PLAIN: Record<Extract<Tracking, { kind: 'plain' }>['why'], string> = {
  offline: ': the hub cannot be reached',
  optOut: ': they opted out',
  refused: '',
}

function aboutOf(result: SendResult, tracking: Tracking | undefined): string {
  return GIVEN.has(result) ? trackingWords(tracking) : ''
}

/** What a tracked link cannot tell, after "Inserted"; nothing where it tells all. */
export function trackingWords(tracking: Tracking | undefined): string {
  if (!tracking) return ''
  if (tracking.kind === 'plain') return `, without tracking${WHY_PLAIN[tracking.why]}`
  return tracking.recipients > 1 ? ` · one link for ${tracking.recipients} recipients` : ''
}

/** No answer came: the draft may have it all the same, and a second click may put it there twice. */
function notSentWords(error: Error, composing: boolean): string {
  return composing
    ? errorWords(error, 'It may not have been inserted. Look at the draft.', '')
    : errorWords(error, 'It was not copied.')
}

interface Outcome {
  result: SendResult
  tracking?: Tracking
}

async function insertOrCopy({ again, ...input }: Input & { tabId?: number }): Promise<Outcome> {
  const answer = await askAsPanel('assetInsert', again ? { ...input, again } : input)
  const { tracking } = answer
  if (answer.outcome === 'already') return { result: 'already' }
  if (answer.outcome === 'inserted')
    return { result: answer.logged === false ? 'insertedNotCounted' : 'inserted', tracking }
  if (!(await copyContent(answer))) return { result: 'notCopied' }
  const noted = await askAsPanel('sendCopied', input).then(
    () => true,
    () => false,
  )
  if (!noted) return { result: 'copiedNotNoted' }
  return { result: answer.outcome === 'noDraft' ? 'copied' : 'copiedInstead', tracking }
}
