import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { RequestLine } from '../../../lib/domain/buyer-voice'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { TextArea } from '../../ui/TextArea'
import { useToast } from '../../ui/Toast'
import { useAssetUses } from '../assets/asset-queries'
import { useAnswerRequest, type RequestAnswer } from './buyer-queries'

type Kind = RequestAnswer['kind']

const KINDS = [
  { value: 'planned', label: 'Plan' },
  { value: 'shipped', label: 'Ship' },
  { value: 'declined', label: 'Decline' },
] as const
const SAVED: Record<Kind, string> = { planned: 'Planned', shipped: 'Shipped', declined: 'Declined' }
const NONE = ''

/** Marketing's word: planned, shipped with its asset, or declined with why. The reps get it as a receipt. */
export function RequestForm({ request, onClose }: { request: RequestLine; onClose: () => void }) {
  const { outcome } = request
  const [kind, setKind] = useState<Kind>(outcome?.kind ?? 'planned')
  const [assetId, setAssetId] = useState(outcome?.assetId ?? NONE)
  const [note, setNote] = useState(outcome?.note ?? '')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const toast = useToast()
  const answer = useAnswerRequest()
  useEffect(() => form.current?.querySelector<HTMLElement>('[role=radio][data-checked]')?.focus(), [])
  const words = note.trim()
  const lacksAsset = kind === 'shipped' && !assetId
  const lacksWhy = kind === 'declined' && !words
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacksAsset || lacksWhy) return
    answer.mutate(
      {
        requestId: request.id,
        kind,
        ...(kind === 'shipped' ? { assetId } : {}),
        ...(words ? { note: words } : {}),
      },
      {
        onSuccess() {
          toast(`${SAVED[kind]}. ${request.votes.length > 1 ? 'The reps' : 'The rep'} will read it.`)
          onClose()
        },
      },
    )
  }
  return (
    <form
      ref={form}
      noValidate
      aria-label="Answer"
      className="mt-1 flex max-w-xl flex-col gap-2 rounded-ui bg-raised p-3"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      onSubmit={submit}
    >
      <Segmented<Kind> label="Answer" options={KINDS} value={kind} onChange={setKind} />
      {kind === 'shipped' && (
        <AssetChoice value={assetId} onChange={setAssetId} error={tried && lacksAsset} />
      )}
      <TextArea
        label={kind === 'declined' ? 'Why' : 'A word more (optional)'}
        value={note}
        onChange={setNote}
        maxLength={500}
        error={tried && lacksWhy ? 'Say why, so that the rep can tell the lead.' : undefined}
      />
      {answer.error && <ErrorNote>{errorWords(answer.error, 'The answer was not saved.')}</ErrorNote>}
      <div className="flex gap-2">
        <Button look="accent" type="submit" pending={answer.isPending}>
          Save
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

interface AssetChoiceProps {
  value: string
  onChange: (assetId: string) => void
  error: boolean
}

/** The assets that may be sent, by title. */
function AssetChoice({ value, onChange, error }: AssetChoiceProps) {
  const { data: uses } = useAssetUses()
  const options = (uses ?? [])
    .filter(({ asset }) => !asset.retired || asset.id === value)
    .map(({ asset }) => ({ value: asset.id, label: asset.title }))
    .sort((a, b) => a.label.localeCompare(b.label))
  if (uses && options.length === 0)
    return <p className="text-muted">The library is empty: add the asset first.</p>
  return (
    <div>
      <Select
        label="Which asset it became"
        options={[{ value: NONE, label: 'Choose an asset' }, ...options]}
        value={value}
        onChange={onChange}
      />
      {error && (
        <p role="alert" className="pt-1 text-caption text-bad">
          Choose the asset that it became.
        </p>
      )}
    </div>
  )
}
