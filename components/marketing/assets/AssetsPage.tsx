import { Library, Plus } from 'lucide-react'
import { useMemo } from 'react'
import { counted, numberWords } from '../../ui/counted'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { useNow } from '../../ui/use-now'
import type { Drafts } from '../drafts'
import { FirstRun } from '../FirstRun'
import { LinkButton } from '../../ui/LinkButton'
import { PageHead } from '../PageHead'
import { errorWords } from '../../lead/error-words'
import { hashOf } from '../route'
import { useReturnFocus } from '../use-return-focus'
import { useTitle } from '../use-title'
import { AssetEditor } from './AssetEditor'
import { useAssetUses } from './asset-queries'
import { quickCounts } from './asset-rows'
import type { AssetWork } from './asset-work'
import { AssetLibrary } from './AssetLibrary'

interface AssetsPageProps {
  /** The opened asset, `new` for one being made. */
  id: string | undefined
  /** The person came from another page of the house. */
  arrived: boolean
  drafts: Drafts<AssetWork>
}

/** The library: what there is, what is done with it; and the editor of one asset over it. */
export function AssetsPage({ id, arrived, drafts }: AssetsPageProps) {
  const now = useNow()
  const { data: uses, error, refetch } = useAssetUses()
  useReturnFocus({ page: 'assets', id })
  useTitle(id ? undefined : 'Assets')
  const counts = useMemo(() => quickCounts(uses ?? [], now), [uses, now])
  return (
    <div className="relative h-full">
      {id && <AssetEditor key={id} id={id} uses={uses} drafts={drafts} />}
      {/* The table stays under the editor, so that its place and filters are found again. */}
      <div className={`flex h-full flex-col ${id ? 'invisible' : ''}`}>
        <header className="flex flex-col gap-3 px-4 pt-4 lg:px-6">
          {uses ? (
            <PageHead
              focus={arrived}
              number={`${capital(counted(counts.active, 'asset'))}${counts.active > 0 ? ',' : ''}`}
              line={counts.active > 0 ? `${numberWords(counts.neverUsed)} never used` : undefined}
            >
              <LinkButton href={hashOf({ page: 'assets', id: 'new' })}>
                <Plus aria-hidden size={16} />
                New asset
              </LinkButton>
            </PageHead>
          ) : error ? (
            <PageHead focus={arrived} number="Assets" />
          ) : (
            <Skeleton className="h-8 w-56" />
          )}
          {error && !uses && (
            <ErrorNote onRetry={() => void refetch()}>
              {errorWords(error, 'The library could not be read.')}
            </ErrorNote>
          )}
        </header>
        {uses?.length === 0 ? (
          <>
            <EmptyState
              icon={Library}
              title="Nothing to send yet"
              text="Add an asset, or import the library you have. Reps find it beside the lead."
            />
            <FirstRun otherwise={<LinkButton href={hashOf({ page: 'import' })}>Import assets</LinkButton>} />
          </>
        ) : (
          !error && <AssetLibrary uses={uses} counts={counts} drafts={drafts} />
        )}
      </div>
    </div>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
