import { STAGE_NAMES } from '../../lib/domain/stage-names'
import { OutLink, outHref } from '../ui/OutLink'
import type { RowAsset } from './row-asset'

/** What an asset is, before it is sent. */
export function AssetPreview({ asset }: { asset: RowAsset }) {
  const href = outHref(asset.url)
  return (
    <div className="mt-1 mb-2 animate-appear border-l-2 border-line pl-3">
      {asset.summary && (
        <p dir="auto" className="line-clamp-6 break-words">
          {asset.summary}
        </p>
      )}
      {asset.stages && asset.stages.length > 0 && (
        <p className="text-muted">For {asset.stages.map((stage) => STAGE_NAMES[stage]).join(', ')}</p>
      )}
      {href ? (
        <OutLink href={href} className="max-w-full">
          {href.replace(/^https?:\/\//, '')}
        </OutLink>
      ) : (
        <p className="text-muted">No link: the title and the summary are sent.</p>
      )}
    </div>
  )
}
