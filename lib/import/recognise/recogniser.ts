import type { TouchpointType } from '../../domain/touchpoint'
import type { Field, Noun } from '../fields'

/** One kind of export. One file each in this folder, and one line in `registry.ts`. */
export interface Recogniser {
  /** Stays the same for ever: remembered mappings name it. */
  name: string
  /** "HubSpot contacts" */
  title: string
  noun: Noun
  system: string
  object: string
  /** True for a file with these headers (see `headerKey`). */
  fits(keys: ReadonlySet<string>): boolean
  /** Header key to field. Where absent: what the general words say. */
  fields: Readonly<Record<string, Field>>
  /** The kind of every touchpoint, where no column says it. */
  fixedType?: TouchpointType
  /** Words that stand for an empty cell: Marketo writes `null`, a form its first choice. Lower case. */
  emptyWords?: readonly string[]
  /** Leave out columns that `fields` does not name, whatever the general words say. */
  isStrict?: boolean
}

/** True where all of these are there. */
export function hasAll(keys: ReadonlySet<string>, ...wanted: string[]): boolean {
  return wanted.every((key) => keys.has(key))
}

/** True where one of these is there. */
export function hasAny(keys: ReadonlySet<string>, ...wanted: string[]): boolean {
  return wanted.some((key) => keys.has(key))
}
