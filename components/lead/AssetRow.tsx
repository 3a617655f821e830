import { Check, CircleAlert } from 'lucide-react'
import { useId, useImperativeHandle, useState, type Ref } from 'react'
import { Button } from '../ui/Button'
import { AssetPreview } from './AssetPreview'
import type { RowAsset } from './row-asset'
import { RESULT_WORDS, useAssetSend, type SendResult } from './use-asset-send'
import { useSeen, type Consent } from './use-seen'

/** Lets a command or the search field take the row, with the person's own event where there is one. */
export interface AssetRowHandle {
  take: (event?: { isTrusted: boolean }) => void
}

interface AssetRowProps {
  asset: RowAsset
  leadId: string
  /** A draft is open: Insert, else Copy. */
  composing: boolean
  handle?: Ref<AssetRowHandle>
  /** It was inserted or copied, or was tried to. */
  onSend?: () => void
  /** Enter in the search field takes this one. */
  chosen?: boolean
}

/** One asset: its title opens the preview, its button inserts or copies. */
export function AssetRow({ asset, leadId, composing, handle, onSend, chosen }: AssetRowProps) {
  const [open, setOpen] = useState(false)
  const preview = useId()
  const reason = useId()
  const { watch, when } = useSeen()
  const { send, pending, result, about, error } = useAssetSend(composing)
  // Told once that the draft has it, a second press means it.
  const isThere = composing && result === 'already'
  const act = (consent: Consent) => {
    if (pending) return
    onSend?.()
    const { assetId, slot, propensity, policy, pool } = asset
    send(consent, { leadId, assetId, slot, propensity, policy, pool, again: isThere })
  }
  useImperativeHandle(handle, () => ({
    take(event) {
      if (!asset.blocked) when(event, act)
    },
  }))
  const verb = isThere ? 'Insert again' : composing ? 'Insert' : 'Copy'
  return (
    <li className={`-mx-2 rounded-ui px-2 py-1 ${chosen ? 'bg-raised' : ''}`}>
      <div className="flex items-start justify-between gap-2">
        <div className="relative min-h-8 min-w-0 flex-1 py-0.5">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={preview}
            aria-describedby={asset.reason && reason}
            onClick={() => setOpen(!open)}
            className="block w-full rounded-ui text-left after:absolute after:inset-0"
          >
            <span className="line-clamp-2 break-words">
              <bdi>{asset.title}</bdi>
              {asset.trial && <span className="text-muted"> (trying it out)</span>}
            </span>
          </button>
          {/* What became of it stands on the place of the reason, which keeps its room: nothing below moves. */}
          <div className="grid text-caption *:col-start-1 *:row-start-1">
            {asset.reason && (
              <p id={reason} className={`text-muted ${result || error ? 'invisible' : ''}`}>
                {asset.reason}
              </p>
            )}
            {result && <Result result={result} about={about} />}
            {error && (
              <p role="alert" className="text-bad">
                {error}
              </p>
            )}
          </div>
        </div>
        {asset.blocked ? (
          <span className="max-w-28 py-2 text-right text-caption text-muted">{asset.blocked}</span>
        ) : (
          // Around the button, which is faded while it is off.
          <span ref={watch} className="-mr-2 inline-flex shrink-0">
            <Button
              look="quiet"
              data-row
              aria-label={`${verb} ${asset.title}`}
              pending={pending}
              onClick={(event) => when(event, act)}
            >
              {verb}
            </Button>
          </span>
        )}
      </div>
      <div id={preview}>{open && <AssetPreview asset={asset} />}</div>
    </li>
  )
}

/** The live region reads it out; this is for the eye. */
function Result({ result, about }: { result: SendResult; about: string }) {
  const worked = result !== 'notCopied' && result !== 'copiedNotNoted'
  const Icon = worked ? Check : CircleAlert
  const look = result === 'inserted' || result === 'copied' ? 'text-good' : worked ? 'text-wait' : 'text-bad'
  return (
    <p className={`flex items-start gap-1 ${look}`}>
      <Icon aria-hidden size={12} className="mt-0.5 shrink-0" />
      {RESULT_WORDS[result] + about}
    </p>
  )
}
