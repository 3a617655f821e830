import { isExpired } from '../../../lib/domain/asset'
import type { AssetUse } from '../../../lib/messages/house-to-worker'
import { Chip } from '../../ui/Chip'
import { numberWords } from '../../ui/counted'
import { dayWords } from '../../ui/day-words'
import { isNeverUsed } from './asset-rows'

/** What is to be known of an asset before it is sent or left alone. */
export function AssetMarks({ use, unsaved, now }: { use: AssetUse; unsaved?: boolean; now: number }) {
  const { asset, sentExpired } = use
  const { validFrom } = asset
  return (
    <>
      {unsaved && <Chip tone="accent">Unsaved changes</Chip>}
      {asset.retired && <Chip>Retired</Chip>}
      {asset.internal && <Chip>Internal</Chip>}
      {sentExpired > 0 ? (
        <Chip tone="bad">{numberWords(sentExpired)} sent although expired</Chip>
      ) : (
        isExpired(asset, now) && <Chip tone="wait">Expired</Chip>
      )}
      {validFrom !== undefined && validFrom > now && <Chip>From {dayWords(validFrom, now)}</Chip>}
      {isNeverUsed(use) && !asset.retired && <Chip>Never used</Chip>}
    </>
  )
}
