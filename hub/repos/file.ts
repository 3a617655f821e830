import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

/** Bytes of one row of a file. */
export const CHUNK = 262_144

/** A file of the library, without its bytes. */
export const StoredFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  /** In hex. */
  sha256: z.string(),
})
export type StoredFile = z.infer<typeof StoredFile>

/** Writes what a file is. Its chunks belong into the same transaction: there is no half a file. */
export async function addFile(
  tx: Tx,
  workspaceId: string,
  { id, name, type, size, sha256 }: StoredFile,
  at: number,
): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      workspace_id: workspaceId,
      id,
      name,
      type,
      size,
      sha256: Buffer.from(sha256, 'hex'),
      created_at: at,
    })
    .execute()
}

/** Writes the `n`th piece of a file, each but the last `CHUNK` bytes long. */
export async function addChunk(
  tx: Tx,
  workspaceId: string,
  { fileId, n, bytes }: { fileId: string; n: number; bytes: Buffer },
): Promise<void> {
  await tx.insertInto('file_chunk').values({ workspace_id: workspaceId, file_id: fileId, n, bytes }).execute()
}

/** A file by its id. */
export async function findFile(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<StoredFile | undefined> {
  const row = await db
    .selectFrom('file')
    .select(['id', 'name', 'type', 'size', sql<string>`encode(sha256, 'hex')`.as('sha256')])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && StoredFile.parse(row)
}

/** The `n`th piece. Throws where it is missing: a defect. */
export async function getChunk(
  db: Database,
  workspaceId: string,
  fileId: string,
  n: number,
): Promise<Buffer> {
  const { bytes } = await db
    .selectFrom('file_chunk')
    .select('bytes')
    .where('workspace_id', '=', workspaceId)
    .where('file_id', '=', fileId)
    .where('n', '=', n)
    .executeTakeFirstOrThrow()
  return bytes
}
