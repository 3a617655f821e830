import { useQuery } from '@tanstack/react-query'
import { STAGE_NAMES, STAGES } from '../../lib/domain/stage-names'
import { askAsPanel } from '../../lib/messages/messenger'
import { Select } from '../ui/Select'
import { keys } from './panel-client'

/** Each is a value or `any`. */
export interface AssetFilter {
  stage: string
  persona: string
  industry: string
}

export const NO_FILTER: AssetFilter = { stage: 'any', persona: 'any', industry: 'any' }

interface AssetFiltersProps {
  filter: AssetFilter
  onChange: (filter: AssetFilter) => void
}

/** By stage, persona and industry. */
export function AssetFilters({ filter, onChange }: AssetFiltersProps) {
  const facets = useQuery({ queryKey: keys.facets, queryFn: () => askAsPanel('assetFacets', {}) })
  const stages = STAGES.map((stage) => ({ value: stage as string, label: STAGE_NAMES[stage] }))
  const plain = (values: string[] = []) => values.map((value) => ({ value, label: value }))
  const parts = [
    { name: 'stage', label: 'Stage', options: stages },
    { name: 'persona', label: 'Persona', options: plain(facets.data?.personas) },
    { name: 'industry', label: 'Industry', options: plain(facets.data?.industries) },
  ] as const
  return (
    <div className="mt-2 grid grid-cols-3 gap-1">
      {parts.map(({ name, label, options }) => (
        <Select
          key={name}
          label={label}
          labelHidden
          value={filter[name]}
          shown={filter[name] === 'any' ? label : undefined}
          options={[{ value: 'any', label: `Any ${name}` }, ...options]}
          onChange={(value) => onChange({ ...filter, [name]: value })}
        />
      ))}
    </div>
  )
}
