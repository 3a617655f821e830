import { expect, it } from 'vitest'
import { SourceKind } from '../../../lib/contract/source-list'
import { setupOf } from './source-setup'

const target = { url: 'https://hub.acme.example', writeKey: 'workspace.secret' }
const textOf = async (kind: SourceKind, trust: 'browser' | 'server') => {
  const markup = String(await setupOf(kind, trust, target))
  return markup.replaceAll('&#39;', "'").replaceAll('&quot;', '"')
}

/** What runs in a page only, and what runs on a server only. */
const IN_PAGE = /AnalyticsBrowser|RudderAnalytics|analytics-next|analytics-js|with the page|fetch\(/
const ON_SERVER = /analytics-node|rudder-sdk-node|s2s|curl/

it.each(SourceKind.options)('shows %s only what the key may do', async (kind) => {
  const [page, server] = [await textOf(kind, 'browser'), await textOf(kind, 'server')]
  expect(page).toMatch(IN_PAGE)
  expect(page).not.toMatch(ON_SERVER)
  expect(server).toMatch(ON_SERVER)
  expect(server).not.toMatch(IN_PAGE)
})

it('lets the libraries in a page ask the hub and nobody else', async () => {
  expect(await textOf('segment', 'browser')).toContain(`cdnURL: '${target.url}'`)
  const rudderstack = await textOf('rudderstack', 'browser')
  expect(rudderstack).toContain(`configUrl: '${target.url}', polyfillIfRequired: false`)
  expect(rudderstack).toContain("from '@rudderstack/analytics-js/bundled'")
  for (const kind of SourceKind.options)
    for (const [address] of (await textOf(kind, 'browser')).matchAll(/https?:\/\/[^\s'"<]+/g))
      expect(address.startsWith(target.url)).toBe(true)
})

it('writes the key with a colon for Jitsu, and with its point for all others', async () => {
  for (const kind of SourceKind.options)
    for (const trust of ['browser', 'server'] as const) {
      const [is, isNot] = kind === 'jitsu' ? [':', '.'] : ['.', ':']
      expect(await textOf(kind, trust)).toContain(`workspace${is}secret`)
      expect(await textOf(kind, trust)).not.toContain(`workspace${isNot}secret`)
    }
})
