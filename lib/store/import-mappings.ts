import type { HalfdoorDatabase } from './database'

/** How a file with these headers was mapped the last time, as it was given; undefined for a new kind of file. */
export async function findMapping(db: HalfdoorDatabase, fingerprint: string): Promise<unknown> {
  return (await db.mappings.get(fingerprint))?.mapping
}

/** Remembers a mapping in place of an earlier one for the same headers. */
export async function putMapping(
  db: HalfdoorDatabase,
  fingerprint: string,
  mapping: unknown,
  now: number,
): Promise<void> {
  await db.mappings.put({ fingerprint, mapping, at: now })
}
