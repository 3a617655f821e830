import { useState } from 'react'
import { DATE_FORMAT_NAMES } from '../../../lib/import/date-format'
import { fieldsOf, isDateField, type Field } from '../../../lib/import/fields'
import type { Mapping } from '../../../lib/import/mapping'
import type { ColumnSurvey, Survey } from '../../../lib/import/survey'
import { Button } from '../../ui/Button'
import { counted, numberWords } from '../../ui/counted'
import { Select } from '../../ui/Select'
import { withField } from './file-words'

interface ColumnTableProps {
  survey: Survey
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

/** Left-out columns shown without asking for them. */
const FEW = 6

const HEAD = 'sticky top-0 z-[1] bg-ground py-1 pr-4 text-left text-caption font-normal text-muted'

/** Every column, what is in it, and what it is read as. */
export function ColumnTable({ survey, mapping, onChange }: ColumnTableProps) {
  const [showsAll, setShowsAll] = useState(false)
  const columns = survey.shape.headers.map((header, index) => ({ header, column: survey.columns[index]! }))
  // Which columns are folded away is decided once, so that none jumps away while it is being mapped.
  const [first] = useState(() => new Set(Object.keys(mapping.fields)))
  const shown = columns.filter(({ header }) => first.has(header) || header in mapping.fields)
  const others = columns.filter((column) => !shown.includes(column))
  const folded = others.length > FEW && !showsAll
  return (
    <div>
      <div className="max-h-96 overflow-auto">
        <table className="w-full border-separate border-spacing-0">
          <thead>
            <tr>
              <th className={HEAD}>Column of the file</th>
              <th className={HEAD}>First values</th>
              <th className={`${HEAD} w-56`}>Read as</th>
            </tr>
          </thead>
          <tbody>
            {[...shown, ...(folded ? [] : others)].map(({ header, column }) => (
              <ColumnRow
                key={header}
                header={header}
                column={column}
                mapping={mapping}
                rows={survey.rows}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </div>
      {folded && (
        <Button look="quiet" onClick={() => setShowsAll(true)}>
          Show {counted(others.length, 'column')} that are left out
        </Button>
      )}
    </div>
  )
}

interface ColumnRowProps {
  header: string
  column: ColumnSurvey
  mapping: Mapping
  rows: number
  onChange: (mapping: Mapping) => void
}

function ColumnRow({ header, column, mapping, rows, onChange }: ColumnRowProps) {
  const field = mapping.fields[header]
  const format = mapping.dates[header]
  const options: { value: Field | ''; label: string }[] = [
    { value: '', label: 'Left out' },
    ...fieldsOf(mapping.noun).map(({ field: value, label }) => ({ value, label })),
  ]
  const noDate = field && isDateField(mapping.noun, field) && !format
  return (
    <tr className="align-top">
      <td className="max-w-48 truncate border-t border-line py-2 pr-4 font-medium" title={header}>
        {header}
      </td>
      <td className="border-t border-line py-2 pr-4 text-muted">
        <span className="line-clamp-2 break-words">{column.samples.join(' · ') || 'empty'}</span>
        {column.filled > 0 && column.filled < rows && (
          <span className="text-caption text-faint">{numberWords(column.filled)} filled</span>
        )}
      </td>
      <td className="border-t border-line py-1">
        <Select
          label={`${header} is read as`}
          labelHidden
          options={options}
          value={field ?? ''}
          onChange={(next) => onChange(withField(mapping, header, next))}
        />
        {format && <span className="text-caption text-muted">{DATE_FORMAT_NAMES[format]}</span>}
        {noDate && column.dates.whole.length === 0 && !column.dates.most && (
          <span className="text-caption text-bad">No dates in this column</span>
        )}
      </td>
    </tr>
  )
}
