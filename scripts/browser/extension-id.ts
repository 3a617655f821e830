import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The id that the browser gives a build, from the `key` in its manifest: the first 16 bytes of the key's SHA-256,
 * each half byte as a letter from a to p. Throws where there is no build.
 */
export function extensionId(build: string): string {
  const manifest = join(build, 'manifest.json')
  if (!existsSync(manifest)) throw new Error(`No extension in ${build}. Build it: npm run build:e2e`)
  const { key } = JSON.parse(readFileSync(manifest, 'utf8')) as { key: string }
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32)
  return [...hash].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join('')
}
