import { Suspense, useState } from 'react'
import type { LeadView, TouchpointsPage } from '../../lib/messages/panel-view'
import { numberWords } from '../ui/counted'
import { Segmented } from '../ui/Segmented'
import { Switch } from '../ui/Switch'
import { LazyKindSelect } from './lazy-parts'
import { Section } from './Section'
import { TouchpointList } from './TouchpointList'
import { usePeopleOnly } from './use-people-only'
import { useTouchpoints, type TouchpointFilter } from './use-touchpoints'

interface TouchpointSectionProps {
  view: LeadView
  /** What scrolls. */
  scroller: HTMLElement | null
}

/** Marketing's and sales' touches in one timeline. */
export function TouchpointSection({ view, scroller }: TouchpointSectionProps) {
  const { touchpoints, lead } = view
  if (touchpoints.total === 0) {
    return (
      <Section title="Touchpoints">
        <p className="pb-2 text-pretty text-muted">
          None yet. Import them, and what marketing and sales did with {lead.name} stands here.
        </p>
      </Section>
    )
  }
  return (
    <Section
      title="Touchpoints"
      aside={<span className="text-caption text-muted tabular-nums">{numberWords(touchpoints.total)}</span>}
    >
      <Timeline leadId={lead.id} first={touchpoints} scroller={scroller} />
    </Section>
  )
}

interface TimelineProps {
  leadId: string
  first: TouchpointsPage
  scroller: HTMLElement | null
}

function Timeline({ leadId, first, scroller }: TimelineProps) {
  const [kind, setKind] = useState<Kind>({ side: 'all', type: 'all' })
  const [wantsPeople, setWantsPeople] = usePeopleOnly()
  // Where no machine was there, there is no switch to turn it off by.
  const peopleOnly = wantsPeople && first.machines > 0
  const touchpoints = useTouchpoints(leadId, first, { ...kind, peopleOnly })
  const { machines } = touchpoints
  return (
    <>
      <Filters page={first} kind={kind} onChange={setKind} />
      {first.machines > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-x-2">
          <Switch label="People only" checked={peopleOnly} onChange={setWantsPeople} />
          {machines > 0 && (
            <p className="text-caption text-muted tabular-nums">{machineWords(machines, peopleOnly)}</p>
          )}
        </div>
      )}
      <TouchpointList
        touchpoints={touchpoints}
        empty={
          peopleOnly && machines > 0 ? 'Only machines here, no person.' : 'None of this kind on this side.'
        }
        scroller={scroller}
      />
    </>
  )
}

function machineWords(count: number, hidden: boolean): string {
  if (count === 1) return `1 by a machine${hidden ? ' is hidden' : ''}`
  return `${numberWords(count)} by machines${hidden ? ' are hidden' : ''}`
}

type Kind = Omit<TouchpointFilter, 'peopleOnly'>

interface FiltersProps {
  page: TouchpointsPage
  kind: Kind
  onChange: (kind: Kind) => void
}

function Filters({ page, kind, onChange }: FiltersProps) {
  return (
    <div className="-mx-2 mb-1 flex flex-wrap items-center gap-x-2 pr-2">
      <Segmented
        label="Side"
        value={kind.side}
        options={[
          { value: 'all', label: 'All' },
          { value: 'marketing', label: 'Marketing', count: page.marketing },
          { value: 'sales', label: 'Sales', count: page.sales },
        ]}
        onChange={(side) => onChange({ ...kind, side })}
      />
      <div className="ml-auto h-8 max-w-36 min-w-20 flex-1">
        <Suspense>
          <LazyKindSelect
            types={page.types}
            value={kind.type}
            onChange={(type) => onChange({ ...kind, type })}
          />
        </Suspense>
      </div>
    </div>
  )
}
