import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { extensionIds, OWN_EXTENSION_ID } from './extension-ids'

it('knows the id that the browser makes from the manifest’s key', () => {
  const config = readFileSync(new URL('../../wxt.config.ts', import.meta.url), 'utf8')
  const key = /EXTENSION_KEY =\s*'([^']+)'/.exec(config)![1]!
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32)
  const id = [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')
  expect(OWN_EXTENSION_ID).toBe(id)
})

it('lets those in that the setting names, and only those', () => {
  expect(extensionIds({ EXTENSION_IDS: undefined })).toEqual([OWN_EXTENSION_ID])
  expect(extensionIds({ EXTENSION_IDS: `${'a'.repeat(32)},${'b'.repeat(32)}` })).toEqual([
    'a'.repeat(32),
    'b'.repeat(32),
  ])
})
