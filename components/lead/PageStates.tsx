import { useMutation } from '@tanstack/react-query'
import { DoorClosed, MailOpen, RefreshCw } from 'lucide-react'
import type { PanelView } from '../../lib/messages/panel-view'
import { askAsPanel } from '../../lib/messages/messenger'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNote } from '../ui/ErrorNote'
import { Skeleton } from '../ui/Skeleton'
import { errorWords } from './error-words'
import { FirstRun } from './FirstRun'
import { LeadSearch } from './LeadSearch'
import { PointAtAddress } from './PointAtAddress'
import { askForSite } from './site-access'
import { useOpen } from './use-ask'

type Of<Kind extends PanelView['kind']> = Extract<PanelView, { kind: Kind }>

/** A site that is not read, or no web page at all. */
export function NoPage({ view }: { view: Of<'noPage'> }) {
  const ask = useMutation({ mutationFn: () => askForSite(view) })
  const asks = view.site !== undefined && !view.allowed
  return (
    <>
      {view.firstRun && <FirstRun />}
      <EmptyState
        icon={DoorClosed}
        title={asks ? 'Halfdoor does not read this site' : 'No page is read here'}
        text={
          asks
            ? `Allow it on ${view.site} to see the lead of each mail or record. It reads no other site.`
            : 'On a mail or a CRM record, click Halfdoor’s button in the toolbar: it reads that page.'
        }
      >
        {asks && (
          <Button look="accent" pending={ask.isPending} onClick={() => ask.mutate()}>
            Allow on this site
          </Button>
        )}
      </EmptyState>
      {ask.data === false && <p className="px-6 text-center text-muted">Not allowed. Nothing was read.</p>}
      {ask.error && (
        <div className="px-4">
          <ErrorNote>{errorWords(ask.error, 'The browser did not ask.')}</ErrorNote>
        </div>
      )}
      {!view.firstRun && <ByHand />}
    </>
  )
}

/** The page is still loading; who does not want to wait searches. */
export function NotReady() {
  return (
    <>
      <div role="status" className="px-4 py-4 text-muted">
        Waiting for the page
        <Skeleton className="mt-3 h-5 w-40" />
        <Skeleton className="mt-2 h-4 w-56" />
      </div>
      <ByHand />
    </>
  )
}

/** The page is understood and names nobody. */
export function EmptyPage({ view }: { view: Of<'empty'> }) {
  return (
    <>
      {view.firstRun && <FirstRun />}
      <EmptyState icon={MailOpen} {...emptyWords(view)} />
      {view.page.host === 'generic' && <PointAtAddress site={view.page.site} />}
      {!view.firstRun && <ByHand />}
    </>
  )
}

function emptyWords({ nameless, insiders }: Of<'empty'>): { title: string; text: string } {
  if (nameless)
    return { title: 'No name on this record', text: 'It shows neither a name nor an address of a person.' }
  if (insiders)
    return {
      title: 'No lead here',
      text: 'Only colleagues, newsletters or machines are named on this page.',
    }
  return { title: 'Nobody here', text: 'Open a mail or a record, and its lead appears here.' }
}

/** The person turned this host off, or never turned it on. */
export function HostOff({ view }: { view: Of<'off'> }) {
  const open = useOpen(() => askAsPanel('houseOpen', { house: 'options' }), 'The settings did not open.')
  return (
    <>
      <EmptyState
        icon={DoorClosed}
        title={`${view.label} is not read`}
        text="It is off in the settings, so nothing of this page was looked at."
      >
        <Button onClick={() => open(undefined)}>Open the settings</Button>
      </EmptyState>
      <ByHand />
    </>
  )
}

/** The adapter no longer fits the page, or never did: of a page that was not known, nothing can have changed. */
export function ChangedPage({ view, onReport }: { view: Of<'changed'>; onReport: () => void }) {
  const { guessed, site } = view.page
  return (
    <>
      <EmptyState
        icon={RefreshCw}
        title={guessed ? 'This page cannot be read' : 'This page has changed'}
        text={
          guessed
            ? `Halfdoor finds nobody on ${site}. Search by hand.`
            : `Halfdoor cannot find the person on ${site} any more, and does not guess. Search by hand.`
        }
      >
        <Button onClick={onReport}>Report this page</Button>
      </EmptyState>
      <ByHand />
    </>
  )
}

/** Above a page that is only guessed at, so that nobody takes a guess for knowledge. */
export function GuessedNote() {
  return (
    <p role="note" className="border-b border-line px-4 py-1.5 text-caption text-muted">
      Halfdoor knows little of this page: it guesses and asks.
    </p>
  )
}

/** Search by hand, at the foot of a page without a lead. */
export function ByHand() {
  return (
    <section aria-label="Search by hand" className="px-4 pb-4">
      <h2 className="py-1 text-caption text-muted">Search by hand</h2>
      <LeadSearch />
    </section>
  )
}
