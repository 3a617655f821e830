import { askAsPanel } from '../../lib/messages/messenger'
import { useAnnounce } from '../ui/Announcer'
import { counted } from '../ui/counted'
import { ErrorNote } from '../ui/ErrorNote'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { useAsk } from './use-ask'
import { useCountdown } from './use-countdown'

const UNDO_MS = 8000

interface RequestAskProps {
  /** What was searched for. */
  text: string
  leadId: string
  /** Something was found, though perhaps nothing good. */
  found: boolean
}

/** From a search without a good answer to a request, in one click. Give it the text as key. */
export function RequestAsk({ text, leadId, found }: RequestAskProps) {
  const announce = useAnnounce()
  const ask = useAsk(
    async () => {
      const { requestId, votes } = await askAsPanel('requestAdd', { text, leadId })
      return { requestId, votes, undoUntil: Date.now() + UNDO_MS }
    },
    { done: ({ votes }) => announce(askedWords(votes)) },
  )
  if (ask.data) return <Asked {...ask.data} onUndone={ask.reset} />
  return (
    <div className="py-1">
      {found && <p className="text-caption text-muted">Nothing that fits?</p>}
      <ActButton
        look={found ? 'link' : 'plain'}
        pending={ask.isPending}
        onAct={(consent) => ask.put(consent, undefined)}
      >
        Ask marketing for this
      </ActButton>
      {ask.error && <ErrorNote>{errorWords(ask.error, 'Marketing was not asked.')}</ErrorNote>}
    </div>
  )
}

function askedWords(votes: number): string {
  return votes > 1 ? `Marketing was asked. ${counted(votes, 'rep')} want this.` : 'Marketing was asked.'
}

interface AskedProps {
  requestId: string
  votes: number
  undoUntil: number
  onUndone: () => void
}

function Asked({ requestId, votes, undoUntil, onUndone }: AskedProps) {
  const left = useCountdown(undoUntil)
  const announce = useAnnounce()
  const undo = useAsk(() => askAsPanel('requestUndo', { requestId }), {
    done() {
      announce('Undone')
      onUndone()
    },
  })
  return (
    <div className="py-1">
      <p className="flex min-h-8 flex-wrap items-center gap-x-1">
        {askedWords(votes)}
        {left > 0 || undo.isPending ? (
          <ActButton look="link" pending={undo.isPending} onAct={(consent) => undo.put(consent, undefined)}>
            Undo
          </ActButton>
        ) : (
          <span className="text-muted">The answer comes here.</span>
        )}
      </p>
      {undo.error && <ErrorNote>{errorWords(undo.error, 'It was not taken back.')}</ErrorNote>}
    </div>
  )
}
