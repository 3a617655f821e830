import { normaliseEmail } from './email-address'
import { emailKey } from './lead'

/** A key as it was sent, as keys are kept: an address normalised and in its canonical spelling, all else as it is. */
export function canonicalKey(key: string): string {
  if (!key.startsWith('email:')) return key
  const written = key.slice('email:'.length)
  return emailKey(normaliseEmail(written) ?? written.toLowerCase())
}
