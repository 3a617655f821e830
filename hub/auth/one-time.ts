import { createHash, randomBytes } from 'node:crypto'

/** A token of 256 random bits that counts once, and what is kept of it. */
export function makeOneTime(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/** What is kept of a token: looked up by it, so no comparison tells how much of a guess is right. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
