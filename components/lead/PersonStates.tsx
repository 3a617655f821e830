import { useState } from 'react'
import type { HubWord, PanelView, PersonOnPage } from '../../lib/messages/panel-view'
import { Button, type ButtonLook } from '../ui/Button'
import { AddLeadForm } from './AddLeadForm'
import { FirstRun } from './FirstRun'
import { LeadHits } from './LeadSearch'
import { ByHand } from './PageStates'
import { PeopleList } from './PeopleList'
import { PointAtAddress } from './PointAtAddress'

type Of<Kind extends PanelView['kind']> = Extract<PanelView, { kind: Kind }>

/** Several may be meant, or one is not sure. */
export function AskPerson({ view }: { view: Of<'ask'> }) {
  const one = view.people.length === 1
  return (
    <>
      <section aria-label="People on this page" className="px-4 pt-4 pb-2">
        <h2 className="pb-1 text-lead font-semibold">{one ? 'Is this the person?' : 'Who is it?'}</h2>
        <PeopleList people={view.people} label="People on this page" />
        <p className="pt-1 text-caption text-muted">
          Your choice is remembered for this conversation or record.
        </p>
      </section>
      {view.page.host === 'generic' && <PointAtAddress site={view.page.site} />}
      {view.firstRun ? <FirstRun /> : <ByHand />}
    </>
  )
}

function unknownWords(hub: HubWord | undefined): string {
  if (hub === 'looking') return 'Looking on the hub…'
  return hub === 'offline'
    ? 'Not known in this browser, and the hub cannot be asked now.'
    : 'Not in your workspace.'
}

/** Somebody with an address who is not in the workspace. */
export function UnknownPerson({ view }: { view: Of<'unknown'> }) {
  return (
    <>
      <Who person={view.person} />
      <p className="px-4 pt-2" role="status">
        {unknownWords(view.hub)}
      </p>
      {view.hub !== 'looking' && (
        <AddOrNot person={view.person} look={view.firstRun || view.hub === 'offline' ? 'plain' : 'accent'} />
      )}
      {view.firstRun ? <FirstRun /> : <ByHand />}
      <Others people={view.others} />
    </>
  )
}

/** A name and no address: leads of that name, and the way to say that it is none of them. */
export function NameOnly({ view }: { view: Of<'nameOnly'> }) {
  const { matches, person } = view
  return (
    <>
      <Who person={person} />
      <div className="px-4 pt-2">
        <p>
          {matches.length > 0
            ? 'This page shows a name and no address. Is it one of these?'
            : 'This page shows a name and no address, and no lead has this name.'}
        </p>
        {matches.length > 0 && <LeadHits hits={matches} />}
      </div>
      <AddOrNot
        person={person}
        look={matches.length > 0 ? 'plain' : 'accent'}
        words={matches.length > 0 ? 'None of these: add as a lead' : undefined}
      />
      <ByHand />
      <Others people={view.others} />
    </>
  )
}

function Who({ person }: { person: PersonOnPage }) {
  return (
    <div className="px-4 pt-4">
      <h2 className="line-clamp-2 text-lead font-semibold break-words">
        <bdi>{person.name ?? person.email}</bdi>
      </h2>
      <p className="break-words text-muted">
        {person.name && person.email && <bdi className="break-all">{person.email}</bdi>}
        {person.name && person.email && person.company && ' · '}
        {person.company && <bdi>{person.company}</bdi>}
      </p>
      <p className="text-caption text-muted">{person.reason}</p>
    </div>
  )
}

interface AddOrNotProps {
  person: PersonOnPage
  look: ButtonLook
  words?: string
}

function AddOrNot({ person, look, words = 'Add as a lead' }: AddOrNotProps) {
  const [adding, setAdding] = useState(false)
  return (
    <div className="px-4 pt-2 pb-3">
      {adding ? (
        <AddLeadForm person={person} onCancel={() => setAdding(false)} />
      ) : (
        <Button look={look} onClick={() => setAdding(true)}>
          {words}
        </Button>
      )}
    </div>
  )
}

function Others({ people }: { people: PersonOnPage[] }) {
  if (people.length === 0) return null
  return (
    <section aria-label="Others on this page" className="border-t border-line px-4 py-2">
      <h2 className="py-1 text-caption text-muted">Others on this page</h2>
      <PeopleList people={people} label="Others on this page" />
    </section>
  )
}
