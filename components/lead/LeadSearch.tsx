import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { askAsPanel } from '../../lib/messages/messenger'
import type { LeadHit } from '../../lib/messages/panel-view'
import { ErrorNote } from '../ui/ErrorNote'
import { TextField } from '../ui/TextField'
import { moveByArrow } from './arrow-rows'
import { errorWords } from './error-words'
import { ListRow } from './ListRow'
import { keys } from './panel-client'
import { usePlace } from './panel-place'
import { useAsk } from './use-ask'
import { useDebounced } from './use-debounced'

interface LeadSearchProps {
  /** Where the search was opened by the person, it takes the focus. */
  takesFocus?: boolean
  onPicked?: () => void
  onClose?: () => void
}

/** Search by hand: leads by name, company or address. Arrows move, Enter picks, Escape steps back. */
export function LeadSearch({ takesFocus, onPicked, onClose }: LeadSearchProps) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const wanted = useDebounced(text.trim(), 80)
  const found = useQuery({
    queryKey: [...keys.leads, wanted],
    queryFn: () => askAsPanel('leadSearch', { text: wanted }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && onClose) onClose()
    else moveByArrow(event)
  }
  return (
    <div role="search" onKeyDown={onKeyDown}>
      <TextField
        ref={field}
        type="search"
        label="Search for a lead"
        labelHidden
        placeholder="Name, company or address"
        value={text}
        onChange={setText}
        maxLength={200}
      />
      {found.error && <ErrorNote>{errorWords(found.error, 'The search did not work.')}</ErrorNote>}
      {wanted && found.data && <LeadHits hits={found.data} text={wanted} onPicked={onPicked} />}
    </div>
  )
}

/** The leads that were found, or that nothing was. */
export function LeadHits({
  hits,
  text,
  onPicked,
}: {
  hits: LeadHit[]
  text?: string
  onPicked?: () => void
}) {
  const { tabId } = usePlace()
  const pick = useAsk((leadId: string) => askAsPanel('leadPick', { tabId, leadId }), { done: onPicked })
  if (hits.length === 0) {
    return <p className="py-2 text-muted">Nobody found for “{text}”. Try fewer letters, or an address.</p>
  }
  return (
    <>
      <ul aria-label="Leads found" className="-mx-2 mt-1">
        {hits.map((hit) => (
          <ListRow
            key={hit.id}
            name={hit.name}
            detail={[hit.title, hit.company]}
            note={hit.email}
            disabled={pick.isPending}
            onPick={(consent) => pick.put(consent, hit.id)}
          />
        ))}
      </ul>
      {pick.error && <ErrorNote>{errorWords(pick.error, 'The lead was not opened.')}</ErrorNote>}
    </>
  )
}
