import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { type SignedTables, TableUpdate } from '../../lib/domain/table-update.ts'

/** Signs tables. Throws a zod error where they are none. */
export function signTables(update: unknown, key: KeyObject): SignedTables {
  const tables = JSON.stringify(TableUpdate.parse(update))
  return { tables, signature: sign(null, Buffer.from(tables), key).toString('base64') }
}

/** A new key of a publisher. */
export function makeKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** The public half as `WXT_TABLE_KEYS` wants it: raw, in base64. */
export function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')
}
