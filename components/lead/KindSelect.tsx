import type { TouchpointsPage } from '../../lib/messages/panel-view'
import { Select } from '../ui/Select'
import { kindWords } from './journey-words'
import type { TouchpointFilter } from './use-touchpoints'

interface KindSelectProps {
  types: TouchpointsPage['types']
  value: TouchpointFilter['type']
  onChange: (value: TouchpointFilter['type']) => void
}

/** The kinds of touchpoints that the lead has, the most frequent first. */
export function KindSelect({ types, value, onChange }: KindSelectProps) {
  const kinds = types.toSorted((a, b) => b.count - a.count)
  return (
    <Select<TouchpointFilter['type']>
      label="Kind"
      labelHidden
      value={value}
      options={[
        { value: 'all', label: 'All kinds' },
        ...kinds.map(({ type, count }) => ({ value: type, label: kindWords(type, count) })),
      ]}
      onChange={onChange}
    />
  )
}
