import type { Probe } from '../domain/host-table'

/** A probe of a built-in table, in one line. */
export function probe(
  confidence: Probe['confidence'],
  css: string,
  attribute?: string,
  name?: string,
): Probe {
  return { confidence, css, ...(attribute && { attribute }), ...(name && { name }) }
}
