import { askAsPanel } from '../../lib/messages/messenger'
import type { PersonOnPage } from '../../lib/messages/panel-view'
import { ErrorNote } from '../ui/ErrorNote'
import { errorWords } from './error-words'
import { ListRow } from './ListRow'
import { usePlace } from './panel-place'
import { useAsk } from './use-ask'

/** People on the page, one of them to be picked; each with the reason why it may be meant. */
export function PeopleList({ people, label }: { people: PersonOnPage[]; label: string }) {
  const { tabId } = usePlace()
  const choose = useAsk((key: string) => askAsPanel('personChoose', { tabId, key }))
  return (
    <>
      <ul aria-label={label} className="-mx-2">
        {people.map((person) => (
          <ListRow
            key={person.key}
            name={person.name ?? person.email ?? 'No name'}
            detail={[person.name && person.email, person.company]}
            note={person.leadId ? person.reason : `${person.reason} · not in your workspace`}
            disabled={choose.isPending}
            onPick={(consent) => choose.put(consent, person.key)}
          />
        ))}
      </ul>
      {choose.error && <ErrorNote>{errorWords(choose.error, 'The person was not chosen.')}</ErrorNote>}
    </>
  )
}
