import { headerKey } from '../headers'
import { isFieldOf, type Field, type Noun } from '../fields'
import type { Mapping } from '../mapping'
import { fieldOfHeader, nounOfHeaders } from './header-words'
import type { Recogniser } from './recogniser'
import { RECOGNISERS } from './registry'

/** Fields that several columns may fill: the addresses of a person. */
const MANY: ReadonlySet<Field> = new Set<Field>(['email'])

/** The kind of export that these headers belong to, where it is a known one. */
export function recognise(headers: readonly string[]): Recogniser | undefined {
  const keys = new Set(headers.map(headerKey))
  return RECOGNISERS.find((recogniser) => recogniser.fits(keys))
}

/** The recogniser that a remembered mapping names. */
export function findRecogniser(name: string): Recogniser | undefined {
  return RECOGNISERS.find((recogniser) => recogniser.name === name)
}

/** The mapping to begin with: by the recogniser, else by what the headers usually mean. Dates are not yet in it. */
export function proposeMapping(headers: readonly string[], noun?: Noun): Mapping {
  const known = recognise(headers)
  const recogniser = known && (noun === undefined || noun === known.noun) ? known : undefined
  const chosen = noun ?? recogniser?.noun ?? nounOfHeaders(headers.map(headerKey))
  return {
    noun: chosen,
    recogniser: recogniser?.name ?? 'generic',
    system: recogniser?.system ?? known?.system ?? 'file',
    object: recogniser?.object ?? known?.object ?? 'lead',
    fields: mapFields(headers, chosen, recogniser),
    dates: {},
    addsLeads: true,
  }
}

/**
 * Columns that the recogniser names come first, in its order: of several for one field the first that is filled
 * counts. By general words a field goes to one column only.
 */
function mapFields(headers: readonly string[], noun: Noun, recogniser?: Recogniser): Record<string, Field> {
  const fields: Record<string, Field> = {}
  const taken = new Set<Field>()
  const take = (header: string, field: Field) => {
    if (header in fields || !isFieldOf(noun, field)) return
    fields[header] = field
    taken.add(field)
  }
  for (const [key, field] of Object.entries(recogniser?.fields ?? {}))
    for (const header of headers) if (headerKey(header) === key) take(header, field)
  if (recogniser?.isStrict) return fields
  for (const header of headers) {
    const field = fieldOfHeader(noun, headerKey(header))
    if (field && (MANY.has(field) || !taken.has(field))) take(header, field)
  }
  return fields
}
