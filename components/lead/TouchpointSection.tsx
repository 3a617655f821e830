import { Suspense, useState } from 'react'
import type { LeadView, TouchpointsPage } from '../../lib/messages/panel-view'
import { numberWords } from '../ui/counted'
import { Segmented } from '../ui/Segmented'
import { LazyKindSelect } from './lazy-parts'
import { Section } from './Section'
import { TouchpointList } from './TouchpointList'
import type { TouchpointFilter } from './use-touchpoints'

interface TouchpointSectionProps {
  view: LeadView
  /** What scrolls. */
  scroller: HTMLElement | null
}

/** Marketing's and sales' touches in one timeline. */
export function TouchpointSection({ view, scroller }: TouchpointSectionProps) {
  const [filter, setFilter] = useState<TouchpointFilter>({ side: 'all', type: 'all' })
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
      <Filters page={touchpoints} filter={filter} onChange={setFilter} />
      <TouchpointList leadId={lead.id} first={touchpoints} filter={filter} scroller={scroller} />
    </Section>
  )
}

interface FiltersProps {
  page: TouchpointsPage
  filter: TouchpointFilter
  onChange: (filter: TouchpointFilter) => void
}

function Filters({ page, filter, onChange }: FiltersProps) {
  return (
    <div className="-mx-2 mb-1 flex flex-wrap items-center gap-x-2 pr-2">
      <Segmented
        label="Side"
        value={filter.side}
        options={[
          { value: 'all', label: 'All' },
          { value: 'marketing', label: 'Marketing', count: page.marketing },
          { value: 'sales', label: 'Sales', count: page.sales },
        ]}
        onChange={(side) => onChange({ ...filter, side })}
      />
      <div className="ml-auto h-8 max-w-36 min-w-20 flex-1">
        <Suspense>
          <LazyKindSelect
            types={page.types}
            value={filter.type}
            onChange={(type) => onChange({ ...filter, type })}
          />
        </Suspense>
      </div>
    </div>
  )
}
