import type { Columns } from './columns'
import type { DraftRow } from './draft-row'
import type { Mapping } from './mapping'
import { readAsset } from './read-asset'
import { readLead } from './read-lead'
import { readTouchpoint } from './read-touchpoint'
import type { Row } from './row'

/** What a row comes to by a mapping. */
export function readRow(columns: Columns, row: Row, mapping: Mapping): DraftRow {
  if (mapping.noun === 'asset') return readAsset(columns, row, mapping)
  return mapping.noun === 'touchpoint'
    ? readTouchpoint(columns, row, mapping)
    : readLead(columns, row, mapping)
}
