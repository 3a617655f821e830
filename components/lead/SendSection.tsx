import { Search, X } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import type { LeadView, Suggestion } from '../../lib/messages/panel-view'
import { IconButton } from '../ui/IconButton'
import { AssetRow, type AssetRowHandle } from './AssetRow'
import { LazyAssetSearch } from './lazy-parts'
import { useCommand } from './panel-place'
import { Section } from './Section'

/** Three things to send next, and in their place the search over the whole library. */
export function SendSection({ view, composing }: { view: LeadView; composing: boolean }) {
  const [searching, setSearching] = useState(false)
  const toggle = useRef<HTMLButtonElement>(null)
  const leadId = view.lead.id
  useCommand('search', () => setSearching(true))
  const close = () => {
    setSearching(false)
    toggle.current?.focus()
  }
  return (
    <Section
      title="Send next"
      aside={
        <IconButton
          ref={toggle}
          className="-mr-2"
          label={searching ? 'Close the search' : 'Search content'}
          icon={searching ? X : Search}
          onClick={() => setSearching(!searching)}
        />
      }
    >
      {searching ? (
        <Suspense>
          <LazyAssetSearch leadId={leadId} composing={composing} onClose={close} />
        </Suspense>
      ) : (
        <Suggestions view={view} composing={composing} />
      )}
    </Section>
  )
}

function Suggestions({ view, composing }: { view: LeadView; composing: boolean }) {
  const first = useRef<AssetRowHandle>(null)
  // What was sent is suggested no more; its row stays all the same, to say what became of it.
  const [held, setHeld] = useState<Suggestion[]>()
  const suggestions = held ?? view.suggestions
  useCommand('insert', () => first.current?.take())
  if (suggestions.length === 0) return <NoSuggestion optOut={view.lead.optOut} />
  return (
    <ul aria-label="Suggestions">
      {suggestions.map((suggestion, index) => (
        <AssetRow
          key={suggestion.assetId}
          asset={suggestion}
          leadId={view.lead.id}
          composing={composing}
          handle={index === 0 ? first : undefined}
          onSend={() => setHeld(suggestions)}
        />
      ))}
    </ul>
  )
}

function NoSuggestion({ optOut }: { optOut: boolean }) {
  return (
    <p className="py-1 text-pretty text-muted">
      {optOut
        ? 'Nothing is suggested to somebody who wants no marketing e-mail.'
        : 'Nothing fits that was not sent already. Search the library, or ask marketing for more.'}
    </p>
  )
}
