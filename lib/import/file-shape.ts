import type { Delimiter } from './delimiter'
import type { Encoding } from './encoding'
import type { JsonLayout } from './json-splitter'

/** How a file is to be read, found out by a first look at all of it. */
export interface FileShape {
  encoding: Encoding
  /** A table cut by a delimiter, or JSON of a layout. */
  form: { kind: 'table'; delimiter: Delimiter; hasHeader: boolean } | { kind: 'json'; layout: JsonLayout }
  /** Each once, in the order of the cells. */
  headers: string[]
}
