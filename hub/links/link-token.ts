import { createHash, randomBytes } from 'node:crypto'

/**
 * What stands in the address of a tracked link or of a file: the workspace's id, which says on which node of a cluster
 * it lies, and 128 random bits, in 43 letters. Law: of a link only the hash is stored.
 */
const SHAPE = /^[A-Za-z0-9_-]{43}$/
const ID_BYTES = 16
const RANDOM_BYTES = 16

export interface LinkToken {
  workspaceId: string
  /** SHA-256 of all its bytes. */
  hash: Buffer
}

/** A new token; its text is shown once. */
export function makeLinkToken(workspaceId: string): { text: string } & LinkToken {
  return tokenOf(Buffer.concat([idBytes(workspaceId), randomBytes(RANDOM_BYTES)]))
}

/** Parses a token; undefined where the text can be none: no database is asked for it then. */
export function parseLinkToken(text: string): LinkToken | undefined {
  if (!SHAPE.test(text)) return undefined
  const token = tokenOf(Buffer.from(text, 'base64url'))
  // The last letter holds two bits that say nothing: one token has one text.
  return token.text === text ? token : undefined
}

function tokenOf(bytes: Buffer): { text: string } & LinkToken {
  const hex = bytes.subarray(0, ID_BYTES).toString('hex')
  const workspaceId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { text: bytes.toString('base64url'), workspaceId, hash: createHash('sha256').update(bytes).digest() }
}

function idBytes(workspaceId: string): Buffer {
  const bytes = Buffer.from(workspaceId.replaceAll('-', ''), 'hex')
  if (bytes.length !== ID_BYTES) throw new Error('A workspace id is not a UUID.')
  return bytes
}
