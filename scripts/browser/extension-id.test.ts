import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { extensionId } from './extension-id.ts'

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-id-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('is the id that the browser gives for the key', () => {
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ key: Buffer.from('halfdoor').toString('base64') }),
  )
  // SHA-256 of "halfdoor" begins 94a6380b…; 0 is a, f is p.
  expect(extensionId(folder)).toBe('jekgdialneiakhlnjkghhehahhkiikeg')
})

it('says what to do where there is no build', () => {
  expect(() => extensionId(folder)).toThrow('Build it: npm run build:e2e')
})
