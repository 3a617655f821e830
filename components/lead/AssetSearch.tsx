import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import type { Stage } from '../../lib/domain/stage-names'
import { askAsPanel } from '../../lib/messages/messenger'
import type { AssetHit } from '../../lib/messages/panel-to-worker'
import { counted, numberWords } from '../ui/counted'
import { ErrorNote } from '../ui/ErrorNote'
import { Skeleton } from '../ui/Skeleton'
import { TextField } from '../ui/TextField'
import { moveByArrow } from './arrow-rows'
import { AssetFilters, NO_FILTER, type AssetFilter } from './AssetFilters'
import { AssetRow, type AssetRowHandle } from './AssetRow'
import type { RowAsset } from './row-asset'
import { errorWords } from './error-words'
import { keys } from './panel-client'
import { RequestAsk } from './RequestAsk'
import { useCommand } from './panel-place'
import { useDebounced } from './use-debounced'

interface AssetSearchProps {
  leadId: string
  composing: boolean
  /** Stands in the field from the start. */
  sought?: string
  onClose: () => void
}

/** Search over the library: arrows move, Enter takes, Escape steps back. */
export function AssetSearch({ leadId, composing, sought = '', onClose }: AssetSearchProps) {
  const field = useRef<HTMLInputElement>(null)
  const first = useRef<AssetRowHandle>(null)
  const [text, setText] = useState(sought.slice(0, 300))
  const [filter, setFilter] = useState<AssetFilter>(NO_FILTER)
  const wanted = useDebounced(text.trim(), 80)
  const found = useQuery({
    queryKey: [...keys.assets, leadId, wanted, filter],
    queryFn: () => askAsPanel('assetSearch', { text: wanted, leadId, limit: 30, ...asked(filter) }),
    placeholderData: keepPreviousData,
  })
  const focus = () => field.current?.focus()
  useEffect(focus, [])
  useCommand('search', focus)
  // Enter takes the first only once it is the answer to what stands in the field.
  const settled = wanted === text.trim() && !found.isPlaceholderData && wanted !== ''
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      if (settled) first.current?.take(event)
    } else moveByArrow(event)
  }
  return (
    <div role="search" onKeyDown={onKeyDown}>
      <TextField
        ref={field}
        type="search"
        label="Search content"
        labelHidden
        placeholder="Words, a question, an objection"
        value={text}
        onChange={setText}
        maxLength={300}
      />
      <AssetFilters filter={filter} onChange={setFilter} />
      {found.error && (
        <ErrorNote onRetry={() => void found.refetch()}>
          {errorWords(found.error, 'The search did not work.')}
        </ErrorNote>
      )}
      {found.data ? (
        <Hits
          hits={found.data.hits}
          total={found.data.total}
          {...{ first, text: wanted, settled, leadId, composing }}
        />
      ) : (
        !found.error && <Skeleton className="mt-2 h-24 w-full" />
      )}
      {settled && found.data && (
        <RequestAsk key={wanted} text={wanted} leadId={leadId} found={found.data.hits.length > 0} />
      )}
    </div>
  )
}

/** `any` stands for no filter. */
function asked({ stage, persona, industry }: AssetFilter) {
  return {
    stage: stage === 'any' ? undefined : (stage as Stage),
    persona: persona === 'any' ? undefined : persona,
    industry: industry === 'any' ? undefined : industry,
  }
}

interface HitsProps {
  first: Ref<AssetRowHandle>
  hits: AssetHit[]
  total: number
  text: string
  settled: boolean
  leadId: string
  composing: boolean
}

function Hits({ first, hits, total, text, settled, leadId, composing }: HitsProps) {
  if (hits.length === 0) {
    return (
      <p className="py-2 text-pretty text-muted">
        {text
          ? `Nothing for “${text}”. Try fewer words, or take filters off.`
          : 'Nothing fits these filters.'}
      </p>
    )
  }
  return (
    <>
      <p className="pt-1 text-caption text-muted">
        {total > hits.length ? `The best ${hits.length} of ${total}` : counted(total, 'asset')}
      </p>
      <ul aria-label="Content found">
        {hits.map((hit, index) => (
          <AssetRow
            key={hit.assetId}
            asset={rowOf(hit)}
            leadId={leadId}
            composing={composing}
            handle={index === 0 ? first : undefined}
            chosen={settled && index === 0}
          />
        ))}
      </ul>
    </>
  )
}

function rowOf(hit: AssetHit): RowAsset {
  return { ...hit, reason: sentWords(hit) }
}

/** "sent 3, copied 1": what was copied may have gone out or not. */
function sentWords({ sends, copied }: AssetHit): string {
  const inserted = sends - copied
  const words = [
    inserted > 0 && `sent ${numberWords(inserted)}`,
    copied > 0 && `copied ${numberWords(copied)}`,
  ]
  return words.filter(Boolean).join(', ') || 'never sent'
}
