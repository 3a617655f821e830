import { SYSTEMS, type Mapping } from '../../../lib/import/mapping'
import { Select } from '../../ui/Select'

const SYSTEM_NAMES: Record<(typeof SYSTEMS)[number], string> = {
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  mautic: 'Mautic',
  marketo: 'Marketo',
  segment: 'Segment',
  olist: 'Olist',
  file: 'None of these',
}

/** Where the file comes from, and with it whose ids it holds: touchpoints find their leads by them, also those of another file. */
export function SystemSelect({
  mapping,
  onChange,
}: {
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) {
  const hasIds = Object.values(mapping.fields).some((field) => field === 'leadId')
  const nameOf = (system: (typeof SYSTEMS)[number]) =>
    hasIds && system === 'file' ? 'The list’s own' : SYSTEM_NAMES[system]
  const known = SYSTEMS.some((system) => system === mapping.system)
  return (
    <Select
      label={hasIds ? 'Whose IDs these are' : 'The file comes from'}
      className="w-44"
      options={[
        ...(known ? [] : [{ value: mapping.system, label: mapping.system }]),
        ...SYSTEMS.map((system) => ({ value: system as string, label: nameOf(system) })),
      ]}
      value={mapping.system}
      onChange={(system) => onChange({ ...mapping, system })}
    />
  )
}
