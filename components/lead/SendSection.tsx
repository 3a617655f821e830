import { Search, X } from 'lucide-react'
import { Suspense, useRef, useState, type Ref } from 'react'
import type { NoSuggestion } from '../../lib/domain/suggestion'
import type { LeadView, Suggestion } from '../../lib/messages/panel-view'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { AssetRow, type AssetRowHandle } from './AssetRow'
import { LazyAssetSearch } from './lazy-parts'
import { useCommand, usePlace } from './panel-place'
import { Section } from './Section'

/** What somebody clicked to look for; each click is one of its own. */
export interface Sought {
  words: string
}

interface SendSectionProps {
  view: LeadView
  composing: boolean
  sought?: Sought
}

/** Three things to send next, and in their place the search over the whole library. */
export function SendSection({ view, composing, sought }: SendSectionProps) {
  // The words that the search began with.
  const [begun, setBegun] = useState<string>()
  const searching = begun !== undefined
  const [taken, setTaken] = useState({ sought, times: 0 })
  if (taken.sought !== sought) {
    setTaken({ sought, times: taken.times + 1 })
    setBegun(sought?.words)
  }
  const toggle = useRef<HTMLButtonElement>(null)
  const first = useRef<AssetRowHandle>(null)
  const { refuse } = usePlace()
  const leadId = view.lead.id
  // What stands behind the search is not seen, so it is not inserted.
  useCommand('insert', () => {
    if (searching) refuse('Close the search first: the suggestions stand behind it.')
    else if (first.current) first.current.take()
    else refuse('Nothing is suggested, so nothing was inserted. Search the library.')
  })
  useCommand('search', () => !searching && setBegun(''))
  const close = () => {
    setBegun(undefined)
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
          onClick={() => setBegun(searching ? undefined : '')}
        />
      }
    >
      {searching ? (
        <Suspense>
          <LazyAssetSearch
            key={taken.times}
            leadId={leadId}
            composing={composing}
            sought={begun}
            onClose={close}
          />
        </Suspense>
      ) : (
        <Suggestions view={view} composing={composing} first={first} onSearch={() => setBegun('')} />
      )}
    </Section>
  )
}

interface SuggestionsProps {
  view: LeadView
  composing: boolean
  first: Ref<AssetRowHandle>
  onSearch: () => void
}

function Suggestions({ view, composing, first, onSearch }: SuggestionsProps) {
  // What was sent is suggested no more; its row stays all the same, to say what became of it.
  const [held, setHeld] = useState<Suggestion[]>()
  const suggestions = held ?? view.suggestions
  if (suggestions.length === 0) return <NoneSuggested why={view.noSuggestion} onSearch={onSearch} />
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

const WHY_NONE: Record<NoSuggestion, string> = {
  optOut: 'They want no marketing e-mail.',
  nothingToSend: 'The library has nothing to send yet.',
  language: 'The library has nothing in their language.',
  hadAll: 'They have had all that fits in the last 180 days.',
}

function NoneSuggested({ why, onSearch }: { why?: NoSuggestion; onSearch: () => void }) {
  return (
    <div className="pb-1">
      <p className="text-pretty text-muted">{why ? WHY_NONE[why] : 'Nothing to suggest.'}</p>
      {why !== 'nothingToSend' && (
        <Button look="link" onClick={onSearch}>
          Search the library
        </Button>
      )}
    </div>
  )
}
