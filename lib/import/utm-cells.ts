import type { Utm } from '../domain/touchpoint'
import type { Columns } from './columns'
import type { Field } from './fields'
import type { Row } from './row'

const UTM: readonly (readonly [keyof Utm, Field])[] = [
  ['source', 'utmSource'],
  ['medium', 'utmMedium'],
  ['campaign', 'utmCampaign'],
  ['term', 'utmTerm'],
  ['content', 'utmContent'],
]

/** The five UTM words of a row: from its columns, else from the query of its page address. */
export function readUtm(columns: Columns, row: Row, url: string): Utm | undefined {
  if (!url.includes('utm_') && !UTM.some(([, field]) => columns.has(field))) return undefined
  const utm: Utm = {}
  const query = url.includes('utm_')
    ? new URLSearchParams(url.slice(url.indexOf('?') + 1).replace(/#.*$/, ''))
    : undefined
  for (const [name, field] of UTM) {
    const value = columns.text(row, field) || query?.get(`utm_${name}`)
    if (value) utm[name] = value.slice(0, 300)
  }
  return Object.keys(utm).length > 0 ? utm : undefined
}
