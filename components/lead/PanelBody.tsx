import { X } from 'lucide-react'
import { Suspense, useCallback, useState } from 'react'
import { askAsPanel } from '../../lib/messages/messenger'
import type { PanelView } from '../../lib/messages/panel-view'
import { ErrorNote } from '../ui/ErrorNote'
import { IconButton } from '../ui/IconButton'
import { HubLine } from './HubLine'
import { LazyKeysHelp, LazyPageReport } from './lazy-parts'
import { LeadPanel } from './LeadPanel'
import { LeadSearch } from './LeadSearch'
import { PanelHeader } from './PanelHeader'
import type { MenuActions } from './PanelMenu'
import { ChangedPage, EmptyPage, GuessedNote, HostOff, NoPage, NotReady } from './PageStates'
import { usePlace } from './panel-place'
import { errorWords } from './error-words'
import { AskPerson, NameOnly, UnknownPerson } from './PersonStates'
import { SiteStrip } from './SiteStrip'
import { TaughtPlace } from './TaughtPlace'
import { useAsk } from './use-ask'
import { useKeys } from './use-keys'

/** What the answer calls for, with the search by hand over it where the person asked for that. */
export function PanelBody({ view, refused }: { view: PanelView; refused?: string }) {
  const { tabId, commands, refuse } = usePlace()
  const [searchingOver, setSearchingOver] = useState<string>()
  const [keysOpen, setKeysOpen] = useState(false)
  const [reporting, setReporting] = useState(false)
  const showKeys = useCallback(() => setKeysOpen(true), [])
  const back = useAsk(() => askAsPanel('leadPick', { tabId }), {
    failed: (error) => refuse(errorWords(error, 'The page’s own person was not found again.')),
  })
  useKeys(commands, showKeys)
  const subject = subjectOf(view)
  // Another person on the page ends a search that was begun over the one before.
  const searching = searchingOver === subject
  // Said where it can be seen.
  const below = searching ? undefined : refused
  const close = () => setSearchingOver(undefined)
  const actions: MenuActions = {
    onSearchLead: () => setSearchingOver(subject),
    onKeys: showKeys,
    onReport: 'page' in view && view.page ? () => setReporting(true) : undefined,
    onBack:
      view.kind === 'lead' && !view.person && view.page
        ? (consent) => back.put(consent, undefined)
        : undefined,
  }
  const page = 'page' in view ? view.page : undefined
  return (
    <>
      <HubLine hub={view.hub} />
      {page && <SiteStrip key={page.site} page={page} />}
      {page?.host.startsWith('taught-') && <TaughtPlace key={`taught ${page.site}`} />}
      {page?.guessed && <GuessedNote />}
      {searching && <SearchByHand onClose={close} refused={refused} />}
      {/* Hidden and not taken away: a verdict that was just given keeps its Undo. */}
      <div className={searching ? 'hidden' : 'contents'}>
        {view.kind === 'lead' ? (
          <LeadPanel key={view.view.lead.id} shown={view} actions={actions} refused={below} />
        ) : (
          <>
            <PanelHeader
              site={page?.site ?? (view.kind === 'noPage' ? view.site : undefined)}
              actions={actions}
            />
            <main key={subject} className="min-h-0 flex-1 overflow-y-auto">
              <WithoutLead view={view} onReport={() => setReporting(true)} />
            </main>
            {below && (
              <div className="p-2">
                <ErrorNote>{below}</ErrorNote>
              </div>
            )}
          </>
        )}
      </div>
      <Suspense>{keysOpen && <LazyKeysHelp open onOpenChange={setKeysOpen} />}</Suspense>
      <Suspense>{reporting && <LazyPageReport open onOpenChange={setReporting} />}</Suspense>
    </>
  )
}

interface WithoutLeadProps {
  view: Exclude<PanelView, { kind: 'lead' }>
  onReport: () => void
}

function WithoutLead({ view, onReport }: WithoutLeadProps) {
  switch (view.kind) {
    case 'noPage':
      return <NoPage view={view} />
    case 'notReady':
      return <NotReady />
    case 'empty':
      return <EmptyPage view={view} />
    case 'off':
      return <HostOff view={view} />
    case 'changed':
      return <ChangedPage view={view} onReport={onReport} />
    case 'ask':
      return <AskPerson view={view} />
    case 'unknown':
      return <UnknownPerson view={view} />
    case 'nameOnly':
      return <NameOnly view={view} />
  }
}

/** What the panel is about: when it changes, nothing begun over the one before stays. */
function subjectOf(view: PanelView): string {
  if (view.kind === 'lead') return `lead ${view.view.lead.id}`
  if (view.kind === 'unknown' || view.kind === 'nameOnly') return `${view.kind} ${view.person.key}`
  return view.kind === 'ask' ? `ask ${view.people.map(({ key }) => key).join(' ')}` : view.kind
}

function SearchByHand({ onClose, refused }: { onClose: () => void; refused?: string }) {
  return (
    <section aria-label="Search for a lead" className="min-h-0 flex-1 overflow-y-auto px-4 py-2">
      <div className="mb-1 flex min-h-8 items-center justify-between">
        <h2 className="font-semibold">Search for a lead</h2>
        <IconButton className="-mr-2" label="Close the search" icon={X} onClick={onClose} />
      </div>
      <LeadSearch takesFocus onPicked={onClose} onClose={onClose} />
      {refused && <ErrorNote>{refused}</ErrorNote>}
    </section>
  )
}
