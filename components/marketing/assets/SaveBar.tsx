import type { Asset } from '../../../lib/domain/asset'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { useRetireToast, useToast } from '../../ui/Toast'
import { useRetireAsset } from './asset-queries'

interface SaveBarProps {
  asset: Asset | undefined
  changed: boolean
  saving: boolean
  /** A file is on its way, whose address belongs to it. */
  waits: boolean
  /** The asset was changed elsewhere since these changes were begun. */
  overwrites: boolean
  onDiscard: () => void
}

/** The foot of the form, always in reach: save, discard, retire. */
export function SaveBar({ asset, changed, saving, waits, overwrites, onDiscard }: SaveBarProps) {
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t border-line bg-ground py-3">
      <Button look="accent" type="submit" pending={saving} disabled={!changed || waits}>
        {asset ? 'Save' : 'Add asset'}
      </Button>
      {changed && (
        <Button look="quiet" onClick={onDiscard}>
          Discard changes
        </Button>
      )}
      {overwrites && (
        <p className="text-wait">It was changed elsewhere meanwhile. Saving puts yours in its place.</p>
      )}
      {asset && <RetireButton asset={asset} />}
    </div>
  )
}

function RetireButton({ asset }: { asset: Asset }) {
  const tell = useToast()
  const retireToast = useRetireToast()
  const undoing = useRetireAsset()
  const retiring = useRetireAsset(({ id, retired }) =>
    tell(
      retired ? 'Retired. Reps no longer find it.' : 'Back in use.',
      () => undoing.mutate({ assetId: id, retired: !retired }),
      id,
    ),
  )
  const change = () => {
    retireToast(asset.id)
    retiring.mutate({ assetId: asset.id, retired: !asset.retired })
  }
  const error = retiring.error ?? undoing.error
  return (
    <div className="ml-auto flex items-center gap-2">
      {error && (
        <p role="alert" className="text-bad">
          {errorWords(error, 'That did not work.')}
        </p>
      )}
      <Button look="quiet" pending={retiring.isPending} onClick={change}>
        {asset.retired ? 'Bring back' : 'Retire'}
      </Button>
    </div>
  )
}
