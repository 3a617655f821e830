import { timingSafeEqual } from 'node:crypto'
import type { ErasureReceipt } from '../../lib/contract/person-erase'
import type { Hub } from '../hub'
import { addressKey, type PersonQuery } from '../repos/person-find'
import { keyedHash } from './keyed-hash'
import type { CoveredTable } from './person-tables'

/** The action of the audit log whose detail is a receipt. */
export const ERASED = 'person.erased'

/** Rows of a person for each covered table. */
export type Counts = Record<CoveredTable, number>

/**
 * The proof of an erasure. It holds no address and no name: its `of`, a keyed hash of what was asked for, is found again
 * by who knows the address. The signature is over all the rest, with HUB_SECRET.
 */
export interface Receipt extends ErasureReceipt {
  before: Counts
  after: Counts
}

/** The keyed hash of the address, or of the lead's id, that was asked for: 64 hexadecimal digits. */
export function hashOf({ env }: Hub, workspaceId: string, query: PersonQuery): string {
  const text = 'address' in query ? addressKey(query.address) : `lead:${query.leadId}`
  return keyedHash(env.HUB_SECRET!, workspaceId, text).toString('hex')
}

/** Signs what was done. */
export function sign(hub: Hub, workspaceId: string, said: Omit<Receipt, 'signature'>): Receipt {
  return { ...said, signature: signatureOf(hub, workspaceId, said).toString('hex') }
}

/** True where this hub, with its present secret, wrote the receipt and nobody changed it since. */
export function isGenuine(hub: Hub, workspaceId: string, { signature, ...said }: ErasureReceipt): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false
  return timingSafeEqual(Buffer.from(signature, 'hex'), signatureOf(hub, workspaceId, said))
}

function signatureOf({ env }: Hub, workspaceId: string, said: Omit<ErasureReceipt, 'signature'>): Buffer {
  const { of, at, before, after, suppressed } = said
  const sorted = (counts: Record<string, number>) =>
    Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([of, at, sorted(before), sorted(after), suppressed])
  return keyedHash(env.HUB_SECRET!, workspaceId, `receipt ${text}`)
}
