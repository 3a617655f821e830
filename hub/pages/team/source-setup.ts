import { html } from 'hono/html'
import type { SourceKind } from '../../../lib/contract/source-list'
import type { Markup } from '../page'

export const KIND_NAMES: Record<SourceKind, string> = {
  segment: 'Segment',
  rudderstack: 'RudderStack',
  jitsu: 'Jitsu',
  other: 'Something else',
}

/** How to point an existing library or pipeline at this hub; ready to copy. */
export function setupOf(kind: SourceKind, url: string, writeKey: string): Markup {
  return html`<h2>Set up ${kind === 'other' ? 'any other system' : KIND_NAMES[kind]}</h2>
    ${SETUPS[kind](url, writeKey)}`
}

const SETUPS: Record<SourceKind, (url: string, writeKey: string) => Markup> = {
  segment: (url, writeKey) =>
    html`<p>On a server, with <code>@segment/analytics-node</code>:</p>
      <pre>
import { Analytics } from '@segment/analytics-node'
const analytics = new Analytics({
  writeKey: '${writeKey}',
  host: '${url}',
})</pre>
      <p>In a page, with <code>@segment/analytics-next</code>:</p>
      <pre>
AnalyticsBrowser.load({ writeKey: '${writeKey}' }, {
  integrations: { 'Segment.io': { apiHost: '${url.replace(/^https?:\/\//, '')}/v1' } },
})</pre>`,
  rudderstack: (url, writeKey) =>
    html`<p>On a server, with <code>@rudderstack/rudder-sdk-node</code>:</p>
      <pre>
const Analytics = require('@rudderstack/rudder-sdk-node')
const client = new Analytics('${writeKey}', { dataPlaneUrl: '${url}' })</pre>
      <p>In a page, give the same address as the data plane’s URL.</p>`,
  jitsu: (url, writeKey) =>
    html`<p>With <code>@jitsu/js</code>:</p>
      <pre>
const analytics = jitsuAnalytics({
  host: '${url}',
  writeKey: '${writeKey}',
})</pre>`,
  other: (url, writeKey) =>
    html`<p>Send JSON to <code>${url}/v1/track</code>, the write key as the name of basic authentication:</p>
      <pre>
curl '${url}/v1/track' -u '${writeKey}:' \\
  -H 'content-type: application/json' \\
  -d '{"messageId":"1","userId":"42","event":"Demo Requested","context":{"traits":{"email":"ann@acme.example"}}}'</pre>
      <p>The same <code>messageId</code> sent again counts once.</p>`,
}
