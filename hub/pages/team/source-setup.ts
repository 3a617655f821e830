import { html } from 'hono/html'
import type { SourceKind } from '../../../lib/contract/source-list'
import type { SourceTrust } from '../../../lib/domain/identity'
import type { Markup } from '../page'

export const KIND_NAMES: Record<SourceKind, string> = {
  segment: 'Segment',
  rudderstack: 'RudderStack',
  jitsu: 'Jitsu',
  other: 'Something else',
}

/** Where a source sends to, and with what. */
interface Target {
  /** The hub's address, without a slash at its end. */
  url: string
  writeKey: string
}

/**
 * How to point an existing library or pipeline at this hub; ready to copy. Law: a server's key stands in no recipe for a
 * page, which would publish it; what a page is told to do asks nobody but the hub.
 */
export function setupOf(kind: SourceKind, trust: SourceTrust, target: Target): Markup {
  const where = trust === 'browser' ? 'in a page or an app' : 'on a server of yours'
  return html`<h2>Set up ${kind === 'other' ? 'any other system' : KIND_NAMES[kind]} ${where}</h2>
    ${SETUPS[kind][trust](target)}`
}

/** The library comes with the page's own code; what vendors host themselves sends the key to them. */
const fromNpm = (library: string): Markup =>
  html`<p>Bundle <code>${library}</code> from npm with the page:</p>
    <pre>npm install ${library}</pre>`

const onlyThisHub = (vendor: string): Markup =>
  html`<p class="muted">
    So it asks nobody but this hub. Do not use ${vendor}’s own snippet: it loads from ${vendor} and gives the
    key away.
  </p>`

const onServer = (library: string): Markup =>
  html`<p>Keep the key on the server: who has it may add to what is known of people.</p>
    <pre>npm install ${library}</pre>`

const SETUPS: Record<SourceKind, Record<SourceTrust, (target: Target) => Markup>> = {
  segment: {
    browser: ({ url, writeKey }) =>
      html`${fromNpm('@segment/analytics-next')}
        <pre>
import { AnalyticsBrowser } from '@segment/analytics-next'

const analytics = AnalyticsBrowser.load({
  writeKey: '${writeKey}',
  cdnURL: '${url}',
})
analytics.page()</pre>
        ${onlyThisHub('Segment')}`,
    server: ({ url, writeKey }) =>
      html`${onServer('@segment/analytics-node')}
        <pre>
import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({
  writeKey: '${writeKey}',
  host: '${url}',
})
analytics.track({ userId: '42', event: 'Demo Requested' })</pre>`,
  },
  rudderstack: {
    browser: ({ url, writeKey }) =>
      html`${fromNpm('@rudderstack/analytics-js')}
        <pre>
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'

const analytics = new RudderAnalytics()
analytics.load(
  '${writeKey}',
  '${url}',
  { configUrl: '${url}', polyfillIfRequired: false },
)
analytics.page()</pre>
        <p class="muted">
          Keep <code>/bundled</code>: without it the library loads parts of itself from RudderStack.
        </p>
        ${onlyThisHub('RudderStack')}`,
    server: ({ url, writeKey }) =>
      html`${onServer('@rudderstack/rudder-sdk-node')}
        <pre>
const Analytics = require('@rudderstack/rudder-sdk-node')

const analytics = new Analytics(
  '${writeKey}',
  { dataPlaneUrl: '${url}' },
)
analytics.track({ userId: '42', event: 'Demo Requested' })</pre>`,
  },
  jitsu: {
    browser: (target) =>
      html`${fromNpm('@jitsu/js')}
        <pre>
import { jitsuAnalytics } from '@jitsu/js'

const analytics = jitsuAnalytics({
  host: '${target.url}',
  writeKey: '${withColon(target)}',
})
analytics.page()</pre>
        ${COLON}`,
    server: (target) =>
      html`${onServer('@jitsu/js')}
        <pre>
import { jitsuAnalytics } from '@jitsu/js'

const analytics = jitsuAnalytics({
  host: '${target.url}',
  writeKey: '${withColon(target)}',
  s2s: true,
})
await analytics.track('Demo Requested', { userId: '42' })</pre>
        ${COLON}`,
  },
  other: {
    browser: ({ url, writeKey }) =>
      html`<p>Send JSON to <code>${url}/v1/track</code>, the write key in it:</p>
        <pre>
await fetch('${url}/v1/track', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    writeKey: '${writeKey}',
    messageId: crypto.randomUUID(),
    userId: '42',
    event: 'Demo Requested',
  }),
})</pre>
        ${ONCE}`,
    server: ({ url, writeKey }) =>
      html`<p>
          Send JSON to <code>${url}/v1/track</code>, the write key as the name of basic authentication:
        </p>
        <pre>
curl '${url}/v1/track' -u '${writeKey}:' \\
  -H 'content-type: application/json' \\
  -d '{"messageId":"1","userId":"42","event":"Demo Requested","context":{"traits":{"email":"ann@acme.example"}}}'</pre>
        ${ONCE}`,
  },
}

/** Jitsu's library wants `id:secret`, and throws at anything else. */
function withColon({ writeKey }: Target): string {
  return writeKey.replace('.', ':')
}

const COLON = html`<p class="muted">Jitsu wants the key with a colon; it is the same key.</p>`
const ONCE = html`<p>The same <code>messageId</code> sent again counts once.</p>`
