import { expect, it } from 'vitest'
import { makeLinkToken, parseLinkToken } from './link-token'

const WORKSPACE = '019aab5e-1234-7abc-8def-001122334455'

it('finds its workspace and its hash again', () => {
  const { text, ...token } = makeLinkToken(WORKSPACE)
  expect(text).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(parseLinkToken(text)).toMatchObject({ ...token, workspaceId: WORKSPACE })
})

it('carries 128 random bits: no two are alike, and no bit of them stands still', () => {
  const bytes = Array.from({ length: 500 }, () => Buffer.from(makeLinkToken(WORKSPACE).text, 'base64url'))
  expect(new Set(bytes.map((one) => one.toString('hex'))).size).toBe(500)
  const random = bytes.map((one) => BigInt(`0x${one.subarray(16).toString('hex')}`))
  for (let bit = 0n; bit < 128n; bit++)
    expect(new Set(random.map((value) => (value >> bit) & 1n)).size, `bit ${bit}`).toBe(2)
})

it.each([
  '',
  'a',
  'A'.repeat(42),
  'A'.repeat(44),
  `${'A'.repeat(42)}B`,
  `${'A'.repeat(42)}/`,
  '../'.repeat(14),
])('is none of %j', (text) => {
  expect(parseLinkToken(text)).toBeUndefined()
})
