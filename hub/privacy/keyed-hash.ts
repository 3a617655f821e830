import { createHmac, hkdfSync } from 'node:crypto'

const PURPOSE = 'halfdoor suppression'

/** 32 bytes that stand for a key of a person in one workspace; without HUB_SECRET nobody can try addresses on them. */
export function keyedHash(secret: string, workspaceId: string, text: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, workspaceId, PURPOSE, 32))
  return createHmac('sha256', key).update(text).digest()
}
