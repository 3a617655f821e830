import { DELIMITER_NAMES } from '../../../lib/import/delimiter'
import { ENCODING_NAMES } from '../../../lib/import/encoding'
import { isFieldOf, type Field } from '../../../lib/import/fields'
import type { Mapping } from '../../../lib/import/mapping'
import { findRecogniser } from '../../../lib/import/recognise/recognise'
import type { Survey } from '../../../lib/import/survey'
import { counted } from '../../ui/counted'
import type { ReadyFile } from './import-session'

/** What kind of file it is: "HubSpot contacts", "CSV", "JSON". */
export function kindWords({ survey, mapping, isRemembered }: ReadyFile): string {
  const known = findRecogniser(mapping.recogniser)?.title
  if (known) return `Recognised as ${known}`
  if (isRemembered) return 'Mapped as the last time'
  return survey.shape.form.kind === 'json' ? 'JSON of no known kind' : 'A table of no known kind'
}

/** How it was read: "8,000 rows · 4 columns · comma · UTF-8". */
export function shapeWords({ rows, shape }: Survey): string {
  const { form } = shape
  return [
    counted(rows, form.kind === 'json' ? 'record' : 'row'),
    counted(shape.headers.length, 'column'),
    form.kind === 'json' ? 'JSON' : DELIMITER_NAMES[form.delimiter],
    ENCODING_NAMES[shape.encoding],
  ].join(' · ')
}

/** What the person should know before importing, one sentence each. */
export function noticesOf({ survey }: Pick<ReadyFile, 'survey'>): string[] {
  const { doubles, garbled, headersAreMade, shape, troubles, unreadable, zeros } = survey
  const notices: string[] = []
  if (headersAreMade) notices.push('There is no header line: the first line is data. Map the columns below.')
  if (doubles.length > 0)
    notices.push(
      `Several columns are named ${doubles.map((name) => `“${name}”`).join(', ')}. The first of them is used; map another one below if that is wrong.`,
    )
  if (shape.encoding === 'windows-1252')
    notices.push(
      'The file is not UTF-8. It was read as Western European (Windows-1252): check names with accents.',
    )
  if (unreadable > 0)
    notices.push(
      `${counted(unreadable, 'character')} could not be read. Export the file as UTF-8 to keep them.`,
    )
  if (garbled > 0)
    notices.push(
      `${counted(garbled, 'character')} look garbled (“Ã¼” for “ü”): the file was damaged before. Export it again as UTF-8.`,
    )
  if (zeros > 0) notices.push(`${counted(zeros, 'zero byte')} were left out.`)
  if (troubles > 0)
    notices.push(
      `${counted(troubles, 'line')} cannot be read or were read with difficulty. The report names them.`,
    )
  return notices
}

/** Why a file cannot be imported as it is mapped, or undefined where it can. */
export function obstacleOf(file: ReadyFile): string | undefined {
  const open = file.questions.find(({ header }) => !file.mapping.dates[header])
  return open ? `Say how the dates of “${open.header}” read.` : missingIn(file)
}

/** Which column must be chosen before any row means something; undefined where none is missing. */
export function missingIn({ mapping, questions }: ReadyFile): string | undefined {
  const mapped = new Set(Object.values(mapping.fields))
  const isDated = (field: Field) =>
    Object.entries(mapping.fields).some(
      ([header, each]) =>
        each === field && (mapping.dates[header] || questions.some((open) => open.header === header)),
    )
  if (mapping.noun === 'asset') return mapped.has('title') ? undefined : 'Choose the column with the title.'
  const knowsWho =
    mapped.has('email') || mapped.has('leadId') || (mapping.noun === 'lead' && hasName(mapping))
  if (!knowsWho)
    return mapping.noun === 'lead'
      ? 'Choose the column with the name, the e-mail address or the lead ID.'
      : 'Choose the column with the e-mail address or the lead ID.'
  if (mapping.noun === 'touchpoint' && !isDated('at')) return 'Choose the column with the time.'
  return undefined
}

function hasName({ fields }: Mapping): boolean {
  return Object.values(fields).some((field) => field === 'name' || field === 'lastName')
}

/** A column is for this field and for no other; a field that rows of the noun do not have frees it. */
export function withField(mapping: Mapping, header: string, field: Field | ''): Mapping {
  const { [header]: _before, ...rest } = mapping.fields
  const { [header]: _format, ...dates } = mapping.dates
  const fields = field && isFieldOf(mapping.noun, field) ? { ...rest, [header]: field } : rest
  return { ...mapping, fields, dates }
}
