import { askAsPanel } from '../../lib/messages/messenger'
import type { RequestReceipt } from '../../lib/messages/panel-view'
import { Button } from '../ui/Button'
import { DayTime } from '../ui/DayTime'
import { ErrorNote } from '../ui/ErrorNote'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { useAsk } from './use-ask'

const WORDS: Record<RequestReceipt['kind'], string> = {
  planned: 'Marketing plans what you asked for',
  shipped: 'Marketing made what you asked for',
  declined: 'Marketing declined what you asked for',
}

interface RequestReceiptsProps {
  receipts: readonly RequestReceipt[]
  /** Looks for the asset by its title. */
  onSeek: (words: string) => void
}

/** Marketing's answers on requests that the rep has not put away. Each stays until a click, not by time. */
export function RequestReceipts({ receipts, onSeek }: RequestReceiptsProps) {
  if (receipts.length === 0) return null
  return (
    <section aria-label="Answers to requests">
      {receipts.map((receipt) => (
        <Receipt key={receipt.requestId} receipt={receipt} onSeek={onSeek} />
      ))}
    </section>
  )
}

function Receipt({ receipt, onSeek }: { receipt: RequestReceipt; onSeek: (words: string) => void }) {
  const { requestId, text, kind, asset, note, by, at } = receipt
  const seen = useAsk(() => askAsPanel('requestReceiptSeen', { requestId }))
  return (
    <div role="note" className="bg-accent-soft py-1 pr-2 pl-4">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="line-clamp-3 break-words">
            <strong className="font-semibold">{WORDS[kind]}: </strong>
            <bdi>{asset?.title ?? `“${text}”`}</bdi>
          </p>
          <p className="line-clamp-3 text-caption break-words text-muted">
            {note && <bdi>{note} · </bdi>}
            {asset && <bdi>for “{text}” · </bdi>}
            <bdi>{by}</bdi> · <DayTime at={at} />
          </p>
        </div>
        {asset && (
          <Button look="link" aria-label={`Show ${asset.title}`} onClick={() => onSeek(asset.title)}>
            Show
          </Button>
        )}
        <ActButton look="quiet" pending={seen.isPending} onAct={(consent) => seen.put(consent, undefined)}>
          Got it
        </ActButton>
      </div>
      {seen.error && <ErrorNote>{errorWords(seen.error, 'It was not marked as seen.')}</ErrorNote>}
    </div>
  )
}
