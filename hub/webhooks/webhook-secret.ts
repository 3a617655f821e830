import { randomBytes } from 'node:crypto'

/** A new signing secret, as Standard Webhooks writes them: 24 random bytes. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`
}
