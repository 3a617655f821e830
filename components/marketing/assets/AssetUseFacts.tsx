import { STAGE_NAMES } from '../../../lib/domain/stage-names'
import type { AssetSendLine, AssetUse } from '../../../lib/messages/house-to-worker'
import { counted, numberWords } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { errorWords } from '../../lead/error-words'
import { AssetViewFacts } from './AssetViewFacts'
import { useAssetSends } from './asset-queries'

const OUTCOME_WORDS: Record<string, string> = { inserted: 'Sent', copied: 'Copied' }

/** What was done with an asset: the number, its line, and the last sends behind it. */
export function AssetUseFacts({ use }: { use: AssetUse }) {
  const { asset, sends, leads, inserted, copied, lastUsedAt } = use
  return (
    <section aria-label="Use" className="flex min-w-0 flex-col gap-4 pb-6">
      <div>
        <h2 className="text-lead">
          <span className="font-semibold tabular-nums">
            {sends === 0 ? 'Never used' : `Sent ${numberWords(inserted)}, copied ${numberWords(copied)}`}
          </span>
          {sends > 0 && <span className="text-muted tabular-nums"> to {counted(leads, 'lead')}</span>}
        </h2>
        {lastUsedAt !== undefined && (
          <p className="text-muted">
            Last used <DayTime at={lastUsedAt} />
          </p>
        )}
      </div>
      {(sends > 0 || asset.url) && <Past use={use} />}
    </section>
  )
}

/** How it was opened, which may be told also where a send is gone, and the last sends. */
function Past({ use }: { use: AssetUse }) {
  const { asset, tracked = 0, viewed = 0 } = use
  const { data: past, error, refetch } = useAssetSends(asset.id)
  if (error && !past)
    return (
      <ErrorNote onRetry={() => void refetch()}>
        {errorWords(error, 'The sends could not be read.')}
      </ErrorNote>
    )
  return (
    <>
      <AssetViewFacts views={past?.views} tracked={tracked} viewed={viewed} />
      {use.sends > 0 && <RecentSends sends={past?.sends} expect={Math.min(use.sends, 8)} />}
    </>
  )
}

function RecentSends({ sends, expect }: { sends: AssetSendLine[] | undefined; expect: number }) {
  return (
    <div>
      <h3 className="text-caption font-medium text-muted">
        {sends && sends.length >= 100 ? 'The last hundred' : 'Newest first'}
      </h3>
      <ul>
        {sends
          ? sends.map((send, index) => (
              <li key={index} className="flex gap-2 border-b border-line py-2">
                <DayTime at={send.at} capital className="w-16 shrink-0 text-muted" />
                <span className="min-w-0 flex-1 break-words">
                  <bdi>{send.leadName}</bdi>
                  {send.company && (
                    <span className="text-muted">
                      {' · '}
                      <bdi>{send.company}</bdi>
                    </span>
                  )}
                  <span className="block text-caption text-muted">
                    {OUTCOME_WORDS[send.outcome] ?? send.outcome} by <bdi>{send.member || 'a rep'}</bdi>
                    {send.stage && `, at ${STAGE_NAMES[send.stage]}`}
                  </span>
                </span>
              </li>
            ))
          : Array.from({ length: expect }, (_, index) => (
              <Skeleton key={index} className="my-2 h-9 w-full" />
            ))}
      </ul>
    </div>
  )
}
