import { SYSTEMS, type Mapping } from '../../../lib/import/mapping'
import { Select } from '../../ui/Select'

const SYSTEM_NAMES: Record<(typeof SYSTEMS)[number], string> = {
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  mautic: 'Mautic',
  marketo: 'Marketo',
  segment: 'Segment',
  olist: 'Olist',
  file: 'This list only',
}

/** Whose ids the file holds: touchpoints find their leads by them, also those of another file. */
export function SystemSelect({
  mapping,
  onChange,
}: {
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) {
  const known = SYSTEMS.some((system) => system === mapping.system)
  return (
    <Select
      label="IDs come from"
      className="w-44"
      options={[
        ...(known ? [] : [{ value: mapping.system, label: mapping.system }]),
        ...SYSTEMS.map((system) => ({ value: system as string, label: SYSTEM_NAMES[system] })),
      ]}
      value={mapping.system}
      onChange={(system) => onChange({ ...mapping, system })}
    />
  )
}
