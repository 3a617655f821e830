import { z } from 'zod'
import { HostTable } from './host-table'

/** Grows when a table may hold what older engines do not know. */
export const TABLE_ENGINE = 1

/** A set of host tables that replaces built-in ones of the same names. Data only: it can neither ask for a site nor run. */
export const TableUpdate = z.strictObject({
  /** The day it was made, 20261122, and a number past that: higher is newer. */
  version: z.number().int().min(20_000_000).max(9_999_999_999),
  /** The lowest engine that understands it. */
  engine: z.number().int().positive(),
  /** Hosts that are off until the person turns them on: their tables are known to be wrong. */
  off: z.array(z.string().max(40)).max(60),
  tables: z.array(HostTable).max(60),
})
export type TableUpdate = z.infer<typeof TableUpdate>

/** A file of tables as it is handed out. */
export const SignedTables = z.strictObject({
  /** `TableUpdate` as JSON, letter for letter as it was signed. */
  tables: z.string().max(1_000_000),
  /** Ed25519 over the UTF-8 of `tables`, in base64. */
  signature: z.base64().max(200),
})
export type SignedTables = z.infer<typeof SignedTables>
