import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readEnv, SETTINGS, SettingsError } from './env'
import { helpText } from './main-help'

const page = readFileSync(resolve(import.meta.dirname, '../docs/hub.md'), 'utf8')
/** The cells of a row of the page's table, without the blanks that a table is drawn with. */
const cells = (name: string) =>
  page
    .split('\n')
    .find((line) => line.startsWith(`| \`${name}\``))
    ?.split('|')
    .map((cell) => cell.trim())

it.each(Object.entries(SETTINGS))('%s stands in the help and on the page', (name, { shape, about }) => {
  const fallback = z.safeParse(shape as z.ZodType, undefined).data
  expect(helpText()).toContain(
    `  ${name}${fallback === undefined ? '' : ` (${String(fallback)})`}\n      ${about}`,
  )
  expect(cells(name)).toEqual([
    '',
    `\`${name}\``,
    fallback === undefined ? '' : `\`${String(fallback)}\``,
    about,
    '',
  ])
})

it('names no setting on the page that there is not', () => {
  const named = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name!)
  expect(named.filter((name) => !(name in SETTINGS))).toEqual([])
})

it('reads what is set, and counts what is empty as absent', () => {
  expect(readEnv({ HUB_PORT: '8080', TRUST_PROXY: 'true', HUB_URL: '' })).toMatchObject({
    HUB_PORT: 8080,
    TRUST_PROXY: true,
    HUB_URL: undefined,
    DATABASE_POOL: 10,
  })
})

it('names every wrong setting at once, and shows no value', () => {
  const read = () => readEnv({ HUB_SECRET: 'short-secret', HUB_PORT: 'x', OIDC_ISSUER: 'https://id.example' })
  expect(read).toThrow(SettingsError)
  expect(read).toThrow(/HUB_PORT: [^]*HUB_SECRET: [^]*OIDC_ISSUER, OIDC_CLIENT_ID/)
  expect(read).toThrow(/HUB_PORT: not a number\. The port[^]*HUB_SECRET: shorter than 32 letters/)
  expect(read).not.toThrow(/short-secret/)
})

it.each([
  ['https://hub.acme.com/halfdoor', /HUB_URL: has something behind the host name/],
  ['https://hub.acme.com?x=1', /HUB_URL: has something behind the host name/],
  ['ftp://hub.acme.com', /HUB_URL: not an http or https address/],
])('takes no address that its pages could not stand at: %s', (address, words) => {
  expect(() => readEnv({ HUB_URL: address })).toThrow(words)
  expect(() => readEnv({ LINK_URL: address })).toThrow(SettingsError)
})

it.each([
  'https://hub.acme.com',
  'https://hub.acme.com/',
  'http://10.0.0.7:4180',
  'https://hub.acme.com:443',
])('takes %s', (address) => expect(readEnv({ HUB_URL: address }).HUB_URL).toBe(address))
