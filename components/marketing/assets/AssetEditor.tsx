import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { AssetUse } from '../../../lib/messages/house-to-worker'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import { useNow } from '../../ui/use-now'
import type { Drafts } from '../drafts'
import { hashOf } from '../route'
import { useTitle } from '../use-title'
import { AssetForm } from './AssetForm'
import { AssetMarks } from './AssetMarks'
import { AssetUseFacts } from './AssetUseFacts'
import { NEW_ASSET, type AssetWork } from './asset-work'

interface AssetEditorProps {
  id: string
  /** The library; undefined until it comes. */
  uses: AssetUse[] | undefined
  drafts: Drafts<AssetWork>
}

/** One asset: its fields to change, beside them what was done with it. */
export function AssetEditor({ id, uses, drafts }: AssetEditorProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const now = useNow()
  const use = uses?.find(({ asset }) => asset.id === id)
  const found = use !== undefined || id === NEW_ASSET
  const name = use?.asset.title ?? (id === NEW_ASSET ? 'New asset' : 'Asset')
  useTitle(`${name} · Assets`)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  return (
    <div className="absolute inset-0 z-[2] overflow-y-auto bg-ground">
      <div className="mx-auto flex max-w-6xl flex-col gap-4 px-4 pt-4 lg:px-6">
        <header>
          <a href={hashOf({ page: 'assets' })} className="inline-flex min-h-8 items-center gap-1 text-accent">
            <ArrowLeft aria-hidden size={16} />
            All assets
          </a>
          <h1 ref={heading} tabIndex={-1} className="text-title font-semibold break-words outline-none">
            <bdi>{name}</bdi>
          </h1>
          {use && (
            <div className="mt-1 flex flex-wrap gap-2 empty:hidden">
              <AssetMarks use={use} now={now} />
            </div>
          )}
        </header>
        {found ? (
          <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_320px]">
            <AssetForm asset={use?.asset} uses={uses ?? []} drafts={drafts} />
            {use && <AssetUseFacts use={use} />}
          </div>
        ) : uses ? (
          <EmptyState title="This asset is gone" text="It was in the sample workspace, or the link is old." />
        ) : (
          <Skeleton className="h-96 w-full" />
        )}
      </div>
    </div>
  )
}
